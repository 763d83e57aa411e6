import { describe, expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { acceptInvitation, joinByInvitation } from '@/lib/commands/accept-invitation'
import { createInvitation, revokeInvitation } from '@/lib/commands/invitations'
import { db } from '@/lib/data/client'
import { invitationsTo } from '@/lib/queries/invitations'
import { readInvitation } from '@/lib/queries/one-time-links'
import { account, PASSWORD } from '../support/accounts'
import { person, placeholder, study } from '../support/people'
import { frozen } from '../support/readings'
import { reading } from '../support/reviews'

let count = 0
const newcomer = () => ({ name: 'New Reader', email: `new${++count}@example.org`, password: PASSWORD })

async function link(
  caller: Caller,
  projectId: string | null,
  given: { email?: string; role: 'annotator' | 'manager' | 'member' | 'owner' },
) {
  const made = await createInvitation(caller, projectId, given)
  if (!made.ok) throw new Error(made.detail)
  return { id: made.value.id, token: made.value.path.split('/').at(-1) ?? '' }
}

async function managed() {
  const manager = await account('Manager')
  return { manager, project: await study([[manager, 'manager']]) }
}

describe('inviting', () => {
  test('is refused to strangers of the project, to readers in it, and by token', async () => {
    const { manager, project } = await managed()
    const [stranger, reader] = [await person('Stranger'), await person('Reader')]
    await db().member.create({ data: { projectId: project.id, userId: reader.userId, role: 'annotator' } })
    const byToken: Caller = { ...manager, via: 'token', scope: 'manage', tokenId: 'x' }
    expect(await createInvitation(stranger, project.id, { role: 'viewer' })).toMatchObject({ reason: 'not-found' })
    expect(await createInvitation(reader, project.id, { role: 'viewer' })).toMatchObject({ reason: 'forbidden' })
    expect(await createInvitation(byToken, project.id, { role: 'viewer' })).toMatchObject({ reason: 'scope-missing' })
    expect(await createInvitation(manager, null, { role: 'member' })).toMatchObject({ reason: 'forbidden' })
  })

  test('keeps nothing of the link but its hash', async () => {
    const { manager, project } = await managed()
    const { token } = await link(manager, project.id, { role: 'annotator' })
    expect(JSON.stringify(await db().oneTimeLink.findMany())).not.toContain(token)
    expect(JSON.stringify(await invitationsTo(manager, project.id))).not.toContain(token)
  })

  test('is seen by those who may invite, and withdrawn by them', async () => {
    const { manager, project } = await managed()
    const { id, token } = await link(manager, project.id, { role: 'annotator' })
    expect(await revokeInvitation(await person('Stranger'), id)).toMatchObject({ reason: 'not-found' })
    expect(await revokeInvitation(manager, id)).toMatchObject({ ok: true })
    expect(await invitationsTo(manager, project.id)).toEqual({ ok: true, value: [] })
    expect(await acceptInvitation({ ...newcomer(), token })).toMatchObject({ reason: 'link-used' })
  })
})

describe('accepting', () => {
  test('needs the link', async () => {
    expect(await acceptInvitation({ ...newcomer(), token: 'a token that is none' })).toMatchObject({ ok: false, reason: 'link-used' })
  })

  test('makes an account and a member, once; looking at the link uses nothing up', async () => {
    const { manager, project } = await managed()
    const { token } = await link(manager, project.id, { role: 'annotator' })
    expect(await readInvitation(token)).toMatchObject({ by: 'Manager', project: 'Study', role: 'annotator' })
    const all = await Promise.all([1, 2, 3].map(() => acceptInvitation({ ...newcomer(), token })))
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(await db().member.count({ where: { projectId: project.id } })).toBe(2)
  })

  test('is over after seven days, and when its maker may invite no more', async () => {
    const { manager, project } = await managed()
    const late = new Date(Date.now() + 8 * 24 * 3600 * 1000)
    const { token } = await link(manager, project.id, { role: 'annotator' })
    expect(await acceptInvitation({ ...newcomer(), token }, late)).toMatchObject({ reason: 'link-used' })
    expect(await readInvitation(token)).toMatchObject({ project: 'Study' })
    await db().member.update({ where: { projectId_userId: { projectId: project.id, userId: manager.userId } }, data: { role: 'viewer' } })
    expect(await readInvitation(token)).toBeNull()
    expect(await acceptInvitation({ ...newcomer(), token })).toMatchObject({ reason: 'link-used' })
  })

  test('an invitation made out to an address takes no other', async () => {
    const { manager, project } = await managed()
    const { token } = await link(manager, project.id, { email: 'wanted@example.org', role: 'annotator' })
    expect(await joinByInvitation(await person('Other'), token)).toMatchObject({ reason: 'forbidden' })
    expect(await acceptInvitation({ ...newcomer(), token })).toMatchObject({ ok: true, value: { user: { email: 'wanted@example.org' } } })
  })

  test('with an account joins, and an address that has an account makes no second one', async () => {
    const { manager, project } = await managed()
    const ada = await account('Ada')
    const { token } = await link(manager, project.id, { role: 'annotator' })
    expect(await acceptInvitation({ ...newcomer(), email: ada.email, token })).toMatchObject({ reason: 'already-exists' })
    expect(await joinByInvitation(ada, token)).toMatchObject({ ok: true, value: { goTo: `/projects/${project.id}` } })
    expect(await joinByInvitation(await person('Late'), token)).toMatchObject({ reason: 'link-used' })
  })
})

describe('an author of an imported dataset', () => {
  test('is claimed by an invitation made out to that address, and only by such a one', async () => {
    const { manager, project } = await managed()
    const author = await placeholder('Author')
    await db().member.create({ data: { projectId: project.id, userId: author.userId, role: 'annotator' } })
    const open = await link(manager, project.id, { role: 'annotator' })
    expect(await acceptInvitation({ ...newcomer(), email: author.email, token: open.token })).toMatchObject({ reason: 'already-exists' })
    const named = await link(manager, project.id, { email: author.email, role: 'annotator' })
    expect(await acceptInvitation({ ...newcomer(), token: named.token })).toMatchObject({
      ok: true,
      value: { user: { id: author.userId } },
    })
  })

  test('who is in other projects too cannot be taken over by one project’s manager, but by the owner', async () => {
    const { manager, project } = await managed()
    const author = await placeholder('Author')
    await study([[author, 'manager']], 'Another')
    const byManager = await link(manager, project.id, { email: author.email, role: 'annotator' })
    expect(await acceptInvitation({ ...newcomer(), token: byManager.token })).toMatchObject({ reason: 'already-exists' })
    const byOwner = await link(await account('Owner', 'owner'), null, { email: author.email, role: 'member' })
    expect(await acceptInvitation({ ...newcomer(), token: byOwner.token })).toMatchObject({
      ok: true,
      value: { user: { id: author.userId } },
    })
  })

  test('who has given a verdict or a comment in another project cannot be taken over either', async () => {
    const { manager, project } = await managed()
    const reader = await placeholder('Reader')
    const another = await study([[reader, 'annotator']], 'Another')
    const set = await reading(await frozen(another.id, 'Officials said so.'), reader, [['sourcing.cue', 'said']], 'submitted')
    const place = { setId: set.id, annotationId: set.annotations[0] as string }
    const [judge, talker] = [await placeholder('Judge'), await placeholder('Talker')]
    await db().decision.create({ data: { ...place, reviewerId: judge.userId, verdict: 'accept' } })
    await db().comment.create({ data: { ...place, authorId: talker.userId, body: 'Why?' } })
    for (const { email } of [judge, talker]) {
      const { token } = await link(manager, project.id, { email, role: 'annotator' })
      expect(await acceptInvitation({ ...newcomer(), token })).toMatchObject({ reason: 'already-exists' })
    }
  })
})
