import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import type { Operation } from '@/lib/contracts/operation'
import { operations } from '@/lib/contracts/registry'
import { db } from '@/lib/data/client'
import { cookieOf } from '../support/accounts'
import { databaseDigest } from '../support/database-digest'
import { sourcesBelow } from '../support/imports'
import { callOperation } from '../support/operations'
import { person, study, tokenOf } from '../support/people'
import { frozen } from '../support/readings'
import { scene, type World, world } from '../support/who-may-scene'
import { CALLS } from '../support/who-may-table'

/* Attacks on who may what, each by its number in the list of attacks of ../shared/security.md. */

let here: World
beforeAll(async () => {
  here = await world()
})
const operation = (id: string): Operation => operations.find((one) => one.id === id) as Operation
const headers = { 'x-galley-csrf': '1' }
type Asked = Parameters<typeof callOperation>[1]
const ask = (id: string, asked: Asked = {}) => callOperation(operation(id), { ...asked, headers: { ...headers, ...asked.headers } })
/** The same by a person's session. */
const by = async (caller: Caller, id: string, asked: Asked = {}) => ask(id, { cookie: await cookieOf(caller), ...asked })
const writing = operations.filter(({ method, reach }) => method !== 'GET' && reach !== 'none')

describe('A-03, requests that another site makes a browser send', () => {
  test('are refused whatever they ask for, and change nothing', async () => {
    const { manager } = here.people
    const cookie = here.cookies.get(manager.userId)
    const given = {
      world: here,
      scene: await scene(here, manager, 'after'),
      caller: manager,
      role: 'manager',
      credential: 'session',
    } as const
    const asked: [Operation, Asked][] = []
    for (const one of writing) asked.push([one, (await CALLS[one.id]?.[0]?.ask(given)) ?? {}])
    const before = await databaseDigest()
    for (const [one, more] of asked)
      for (const forged of [{}, { ...headers, origin: 'https://evil.example' }, { ...headers, origin: 'null' }]) {
        const answer = await callOperation(one, { ...more, cookie, headers: { host: 'galley.test', ...forged } })
        expect([one.id, forged, answer.json]).toMatchObject([one.id, forged, { reason: 'csrf-missing' }])
      }
    expect(await databaseDigest()).toBe(before)
  })
})

describe('D-04, a page that was opened by somebody else than who is signed in now', () => {
  test('writes nothing, whatever it asks for', async () => {
    const { manager, annotator } = here.people
    const cookie = here.cookies.get(manager.userId)
    const before = await databaseDigest()
    for (const one of writing) {
      const answer = await callOperation(one, { cookie, headers: { ...headers, 'x-galley-user': annotator.userId } })
      expect([one.id, answer.status, answer.json]).toMatchObject([one.id, 401, { reason: 'other-user' }])
    }
    expect(await databaseDigest()).toBe(before)
  })
  test('is a check only: it makes nobody somebody, one’s own id changes nothing, and a token is not asked', async () => {
    const { manager, annotator } = here.people
    const as = (userId: string) => ({ body: { keys: {} }, headers: { 'x-galley-user': userId } })
    expect((await ask('changeKeys', as(manager.userId))).json.reason).toBe('unauthenticated')
    expect((await by(manager, 'changeKeys', as(manager.userId))).status).toBe(200)
    expect((await by(manager, 'readMe', { headers: { 'x-galley-user': annotator.userId } })).json.id).toBe(manager.userId)
    const byToken = await ask('changeMe', { token: await tokenOf(manager, 'manage'), ...as(annotator.userId), body: { name: 'Mara' } })
    expect(byToken.json.reason).not.toBe('other-user')
  })
})

test.each([
  'Bearer',
  'Bearer ',
  'Bearer null',
  'bearer x',
  'Basic bWFyYTp4',
  `Bearer ${'x'.repeat(1_000_000)}`,
  'Bearer a b',
  'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.',
])('A-06, an Authorization that is none answers 401: %.40s', async (authorization) => {
  expect((await ask('readMe', { headers: { authorization } })).status).toBe(401)
  expect((await ask('readMe', { headers: { cookie: `next-auth.session-token=${authorization.slice(7)}` } })).status).toBe(401)
})

describe('A-09, what ends at the next request', () => {
  test('membership: the project is gone, by the same cookie and the same token', async () => {
    const { id } = await study([[here.people.manager, 'manager']])
    const ada = await person('Ada')
    await db().member.create({ data: { projectId: id, userId: ada.userId, role: 'annotator' } })
    const shown = [{ cookie: await cookieOf(ada) }, { token: await tokenOf(ada) }]
    const read = (one: object) => ask('readProject', { params: { project: id }, ...one })
    for (const one of shown) expect((await read(one)).status).toBe(200)
    expect((await by(here.people.manager, 'removeMember', { params: { project: id, user: ada.userId } })).status).toBe(204)
    for (const one of shown) expect((await read(one)).status).toBe(404)
  })

  test('a role: what it allowed is refused', async () => {
    const { id } = await study([[here.people.manager, 'manager']])
    const second = await person('Second')
    await db().member.create({ data: { projectId: id, userId: second.userId, role: 'manager' } })
    const cookie = await cookieOf(second)
    const rename = () => ask('changeProject', { cookie, params: { project: id }, body: { name: 'New' } })
    expect((await rename()).status).toBe(200)
    await by(here.people.manager, 'addMember', { params: { project: id }, body: { email: second.email, role: 'viewer' } })
    expect((await rename()).status).toBe(403)
  })

  test('an account: its sessions and tokens are worth nothing, also when it comes back', async () => {
    const ada = await person('Ada')
    const [cookie, token] = [await cookieOf(ada), await tokenOf(ada)]
    const set = (disabled: boolean) => by(here.people.admin, 'changeUser', { params: { user: ada.userId }, body: { disabled } })
    await set(true)
    expect([(await ask('readMe', { cookie })).status, (await ask('readMe', { token })).status]).toEqual([401, 401])
    await set(false)
    expect([(await ask('readMe', { cookie })).status, (await ask('readMe', { token })).status]).toEqual([401, 401])
  })

  test('being an owner', async () => {
    const second = await person('Second', 'owner')
    const token = await tokenOf(second)
    expect((await ask('listUsers', { token })).status).toBe(200)
    await by(here.people.admin, 'changeUser', { params: { user: second.userId }, body: { role: 'member' } })
    expect((await ask('listUsers', { token })).status).toBe(403)
  })
})

describe('Z-02, ids that belong to something else', () => {
  test('answer 404 to those who may everything in the project, and change nothing', async () => {
    const { people, projectId, otherProjectId } = here
    const outsider = people.outsider
    const foreign = await scene({ ...here, projectId: otherProjectId }, outsider, 'after')
    const [one, two] = [await scene(here, people.manager, 'unread'), await scene(here, people.manager, 'unread')]
    const session = (await db().session.create({ data: { userId: outsider.userId }, select: { id: true } })).id
    const invitation = await by(outsider, 'createInvitation', { params: { project: otherProjectId }, body: { role: 'viewer' } })
    const cookie = await cookieOf(people.manager)
    const before = await databaseDigest()
    const asked: [string, Asked][] = [
      ['readMember', { params: { project: projectId, user: outsider.userId } }],
      ['removeMember', { params: { project: projectId, user: outsider.userId } }],
      ['readText', { params: { document: one.documentId, text: two.textId } }],
      ['readText', { params: { document: one.documentId, text: foreign.textId } }],
      ['readComment', { params: { annotation: one.theirs.annotationId, comment: two.words.mine.id } }],
      ['changeComment', { params: { annotation: one.theirs.annotationId, comment: two.words.mine.id }, body: { body: 'x' } }],
      ['deleteComment', { params: { annotation: one.theirs.annotationId, comment: foreign.words.theirs.id } }],
      ['withdrawDecisions', { params: { set: one.theirs.id }, body: { decisions: [two.verdicts.mine.id] } }],
      ['withdrawDecisions', { params: { set: one.theirs.id }, body: { decisions: [one.verdicts.mine.id, foreign.verdicts.mine.id] } }],
      ['unassignReader', { params: { document: one.documentId, user: outsider.userId } }],
      ['assignReader', { params: { document: one.documentId }, body: { user: outsider.userId } }],
      ['endOneSession', { params: { session } }],
      ['revokeInvitation', { params: { invitation: invitation.json.id } }],
      ['readTagsetRevision', { params: { project: otherProjectId, revision: '1' } }],
      ['listChanges', { params: { set: foreign.theirs.id } }],
      ['settleGold', { params: { set: foreign.theirs.id } }],
    ]
    for (const [id, more] of asked) expect([id, (await ask(id, { cookie, ...more })).status]).toEqual([id, 404])
    expect(await databaseDigest()).toBe(before)
  })

  test('are not taken into what is written: an original, an annotation, a list of another project', async () => {
    const { people, projectId, otherProjectId } = here
    const foreign = await frozen(otherProjectId, 'Words.')
    const mine = await scene(here, people.manager, 'blind')
    const theirs = await scene(here, people.annotator, 'blind')
    const create = await by(people.manager, 'createDocument', {
      params: { project: projectId },
      body: { text: 'x', originalId: foreign.documentId },
    })
    expect(create).toMatchObject({ status: 400, json: { reason: 'invalid' } })
    const change = { id: '0197c0de-0000-7000-8000-000000000001', kind: 'delete', annotation: { id: theirs.mine.annotationId } }
    const changed = await by(people.manager, 'applyChanges', { params: { set: mine.mine.id }, body: { changes: [change] } })
    expect(changed.json).toMatchObject({ applied: [], refused: [{ id: change.id }] })
    expect(await db().annotation.count({ where: { id: theirs.mine.annotationId, deletedAt: null } })).toBe(1)
    const counted = await by(people.manager, 'readAggregates', {
      params: { project: projectId },
      query: `?sets=all-visible&document=${foreign.documentId}`,
    })
    expect(counted.json).toMatchObject({ total: 0, counted: { sets: 0 } })
  })
})

test('Z-03, there is no server action to call without its page', () => {
  for (const { file } of sourcesBelow('app', 'components', 'lib'))
    expect([file, /['"]use server['"]/.test(readFileSync(file, 'utf8'))]).toEqual([file, false])
})

test('Z-04, headers that once let requests pass a proxy open nothing', async () => {
  const forged = {
    'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    'x-middleware-next': '1',
    'x-nextjs-data': '1',
    'x-forwarded-host': 'localhost',
    'x-original-url': '/api/v1/health',
    rsc: '1',
  }
  for (const [name, value] of Object.entries(forged))
    expect([name, (await ask('readProject', { params: { project: here.projectId }, headers: { [name]: value } })).status]).toEqual([
      name,
      401,
    ])
})

describe('Z-07, judging oneself, and rising', () => {
  test('who was an annotator when they read judges their reading in no later role, by session or token', async () => {
    const { annotator } = here.people
    const { mine } = await scene(here, annotator, 'after')
    for (const role of ['reviewer', 'manager'] as const) {
      await db().member.updateMany({ where: { projectId: here.projectId, userId: annotator.userId }, data: { role } })
      for (const shown of [{ cookie: await cookieOf(annotator) }, { token: await tokenOf(annotator, 'annotate') }]) {
        const decided = await ask('decide', { ...shown, params: { annotation: mine.annotationId }, body: { verdict: 'accept' } })
        expect(decided).toMatchObject({ status: 409, json: { reason: 'self-review' } })
        expect((await ask('acceptRest', { ...shown, params: { set: mine.id }, body: {} })).status).toBe(409)
      }
    }
    await db().member.updateMany({ where: { projectId: here.projectId, userId: annotator.userId }, data: { role: 'annotator' } })
  })

  test('nobody who does not manage members gives a role, to others or to themselves', async () => {
    for (const who of ['reviewer', 'annotator', 'viewer'] as const) {
      const caller = here.people[who]
      const raise = { params: { project: here.projectId }, body: { email: caller.email, role: 'manager' } }
      expect((await by(caller, 'addMember', raise)).status).toBe(403)
      expect((await by(caller, 'createInvitation', { params: raise.params, body: { role: 'manager' } })).status).toBe(403)
      expect((await by(caller, 'createInstanceInvitation', { body: { role: 'owner' } })).status).toBe(403)
    }
  })

  test('the last manager who can sign in neither leaves, nor is removed, nor becomes something else', async () => {
    const [mona, gone, author] = [await person('Mona'), await person('Gone'), await person('Author')]
    const { id } = await study([
      [mona, 'manager'],
      [gone, 'manager'],
      [author, 'manager'],
    ])
    await db().user.update({ where: { id: gone.userId }, data: { disabledAt: new Date() } })
    await db().user.update({ where: { id: author.userId }, data: { passwordHash: null } })
    const last = { status: 409, json: { reason: 'last-owner' } }
    for (const caller of [mona, here.people.admin]) {
      expect(await by(caller, 'addMember', { params: { project: id }, body: { email: mona.email, role: 'viewer' } })).toMatchObject(last)
      expect(await by(caller, 'removeMember', { params: { project: id, user: mona.userId } })).toMatchObject(last)
    }
    expect((await by(mona, 'removeMember', { params: { project: id, user: gone.userId } })).status).toBe(204)
    const second = await person('Second')
    await db().member.create({ data: { projectId: id, userId: second.userId, role: 'manager' } })
    const both = await Promise.all(
      [mona, second].map((caller) => by(caller, 'removeMember', { params: { project: id, user: caller.userId } })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409])
  })

  test('the last owner of the Galley neither is disabled nor becomes a member', async () => {
    const { admin } = here.people
    const other = await db().user.findMany({ where: { role: 'owner', id: { not: admin.userId } }, select: { id: true } })
    await db().user.updateMany({ where: { id: { in: other.map(({ id }) => id) } }, data: { role: 'member' } })
    for (const body of [{ disabled: true }, { role: 'member' }])
      expect((await by(admin, 'changeUser', { params: { user: admin.userId }, body })).status).toBe(409)
  })
})

describe('Z-08, tokens that would be more', () => {
  test.each(['read *', 'manage,read', ['manage'], 'session', 'owner', '', { in: ['manage'] }])(
    'no token is made of scope %j',
    async (scope) => {
      expect((await by(here.people.annotator, 'createToken', { body: { name: 'x', scope } })).status).toBe(400)
    },
  )

  test('one whose scope is none that is known is worth nothing', async () => {
    const token = await tokenOf(here.people.manager)
    await db().apiToken.updateMany({
      where: { prefix: token.slice(0, 12), userId: here.people.manager.userId },
      data: { scope: 'read manage' },
    })
    expect((await ask('readMe', { token })).status).toBe(401)
  })

  test('one in the address is not looked at', async () => {
    const token = await tokenOf(here.people.manager)
    for (const name of ['token', 'access_token', 'authorization'])
      expect((await ask('readProject', { params: { project: here.projectId }, query: `?${name}=${token}` })).status).toBe(401)
  })

  test('none makes, lists or revokes tokens, whatever its scope and its owner', async () => {
    const token = await tokenOf(here.people.admin, 'manage')
    expect((await ask('createToken', { token, body: { name: 'x', scope: 'read' } })).status).toBe(403)
    expect((await ask('listTokens', { token })).status).toBe(403)
  })
})

describe('Z-09, what is in the trash', () => {
  let documentId: string
  let read: [string, Asked][]
  beforeEach(async () => {
    const made = await scene(here, here.people.annotator, 'after')
    documentId = made.documentId
    read = [
      ['readDocument', { params: { document: documentId } }],
      ['listTexts', { params: { document: documentId } }],
      ['listSets', { params: { document: documentId } }],
      ['readSet', { params: { set: made.mine.id } }],
      ['listChanges', { params: { set: made.mine.id } }],
      ['listSetComments', { params: { set: made.theirs.id } }],
      ['readAnnotation', { params: { annotation: made.theirs.annotationId } }],
      ['readDecision', { params: { decision: made.verdicts.judges.id } }],
      ['readComment', { params: { annotation: made.theirs.annotationId, comment: made.words.theirs.id } }],
    ]
  })
  afterEach(async () => {
    await db().project.update({ where: { id: here.projectId }, data: { deletedAt: null } })
  })
  const everything = async (status: number) => {
    for (const who of ['manager', 'annotator', 'admin'] as const)
      for (const [id, asked] of read) expect([who, id, (await by(here.people[who], id, asked)).status]).toEqual([who, id, status])
  }

  test('a document’s readings, history and words are nobody’s to read, and those who prepare documents take it out', async () => {
    await everything(200)
    const params = { document: documentId }
    await by(here.people.manager, 'deleteDocument', { params })
    await everything(404)
    expect((await by(here.people.outsider, 'restoreDocument', { params })).status).toBe(404)
    expect((await by(here.people.annotator, 'restoreDocument', { params })).status).toBe(403)
    expect((await by(here.people.manager, 'restoreDocument', { params })).status).toBe(200)
    await everything(200)
  })

  test('neither is a project, nor anything in it', async () => {
    const params = { project: here.projectId }
    await by(here.people.manager, 'trashProject', { params })
    await everything(404)
    expect((await by(here.people.manager, 'readProject', { params })).status).toBe(404)
    expect((await by(here.people.outsider, 'restoreProject', { params })).status).toBe(404)
    expect((await by(here.people.annotator, 'restoreProject', { params })).status).toBe(403)
    expect((await by(here.people.outsider, 'listTrashedProjects')).text).not.toContain(here.projectId)
    expect((await by(here.people.manager, 'restoreProject', { params })).status).toBe(200)
    await everything(200)
  })
})

test('I-04, no answer holds a secret, nor the address of somebody to those who do not manage members', async () => {
  const secrets = ['passwordHash', 'of no password', 'tokenHash', 'sessionVersion']
  for (const who of ['manager', 'reviewer', 'annotator', 'viewer', 'admin'] as const) {
    const caller = here.people[who]
    const given = { world: here, scene: await scene(here, caller, 'after'), caller, role: who, credential: 'session' } as const
    const cookies = [{ cookie: await cookieOf(caller) }, { token: await tokenOf(caller, 'read') }]
    for (const one of operations.filter(({ method }) => method === 'GET'))
      for (const way of CALLS[one.id] ?? [])
        for (const [n, shown] of cookies.entries()) {
          const { text } = await ask(one.id, { ...(await way.ask(given)), ...shown })
          for (const secret of secrets) expect([one.id, text.includes(secret)]).toEqual([one.id, false])
          const mayKnow = n === 0 && (who === 'manager' || who === 'admin')
          if (!mayKnow) expect([who, one.id, text.includes(here.ada.email)]).toEqual([who, one.id, false])
        }
  }
})
