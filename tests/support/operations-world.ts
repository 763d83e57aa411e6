import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import type { Caller } from '@/lib/auth/caller'
import { makeToken } from '@/lib/auth/one-time-token'
import { hashPassword } from '@/lib/auth/password'
import { assignReader } from '@/lib/commands/assignments'
import { addComment } from '@/lib/commands/comment'
import { acceptRest, decide } from '@/lib/commands/decide'
import { db } from '@/lib/data/client'
import { exportDataset } from '@/lib/queries/export'
import { cookieOf, PASSWORD } from './accounts'
import type { Known } from './json-schema'
import { person, study, tokenOf } from './people'
import { frozen, setOf } from './readings'
import { ARTICLE, reading } from './reviews'

export type World = Awaited<ReturnType<typeof world>>

/** One of everything, seen by the owner of the instance, who manages a project in which others read and review too. */
export async function world() {
  const me = await somebody('Mara', 'owner')
  const [ada, rita, other] = [await somebody('Ada'), await somebody('Rita'), await somebody('Other', 'owner')]
  const project = await study([
    [me, 'manager'],
    [ada, 'annotator'],
    [rita, 'reviewer'],
    [other, 'manager'],
  ])
  const read = await frozen(project.id, ARTICLE, 'Read')
  const theirs = await reading(read, ada, TAGGED)
  const mine = await reading(await frozen(project.id, ARTICLE, 'Mine'), me, TAGGED)
  const settled = await reading(await frozen(project.id, ARTICLE, 'Settled'), ada, TAGGED)
  const open = { document: await frozen(project.id, ARTICLE, 'Open'), annotation: v7() }
  const own = await setOf(me, open.document)
  await acceptRest(me, settled.id, undefined)
  const onTheirs = await decide(me, theirs.annotations[0] as string, { verdict: 'discuss', comment: 'Hm' })
  const onMine = await decide(rita, mine.annotations[0] as string, { verdict: 'reject', reason: 'wrong-tag' })
  const said = await addComment(me, theirs.annotations[0] as string, 'Whose words?')
  await assignReader(me, read.documentId, { user: rita.userId })
  const draft = await draftIn(project.id)
  const [trashed, trashedProject] = [await frozen(project.id, ARTICLE), await study([[me, 'manager']], 'Trashed')]
  await db().document.update({ where: { id: trashed.documentId }, data: { deletedAt: new Date() } })
  await db().project.update({ where: { id: trashedProject.id }, data: { deletedAt: new Date() } })
  const empty = await study([[me, 'manager']], 'Empty')
  const invitation = await db().oneTimeLink.create({
    data: { ...link(), purpose: 'invitation', projectId: project.id, projectRole: 'viewer', createdById: me.userId },
  })
  await db().oauthAccount.create({ data: { userId: me.userId, provider: 'github', providerAccountId: randomUUID() } })
  const ids = {
    project: [project.id, empty.id, trashedProject.id],
    document: [read.documentId, open.document.documentId, draft, trashed.documentId],
    set: [theirs.id, own, mine.id, settled.id],
    annotation: [...theirs.annotations, ...mine.annotations],
    decision: [idOf(onTheirs), idOf(onMine)],
    comment: [idOf(said)],
    user: [ada.userId, rita.userId, other.userId],
    text: [read.textId],
    invitation: [invitation.id],
    revision: ['1'],
    provider: ['github'],
  }
  return { me, ids, known: knownOf(ids, [me, ada, rita]), jsonl: await jsonlOf(me, project.id), token: await tokenOf(me) }
}

let passwordHash: Promise<string> | undefined
/** Somebody who can sign in; the password is hashed once for all. */
async function somebody(name: string, role: 'owner' | 'member' = 'member'): Promise<Caller> {
  const caller = await person(name, role)
  passwordHash ??= hashPassword(PASSWORD)
  await db().user.update({ where: { id: caller.userId }, data: { passwordHash: await passwordHash } })
  return caller
}

const TAGGED = [
  ['sourcing.source', 'The minister'],
  ['sourcing.cue', 'said'],
] as const

const link = () => ({ tokenHash: makeToken().tokenHash, expiresAt: new Date(Date.now() + 3600_000) })
const idOf = (made: { ok: boolean; value?: { id: string } }): string => {
  if (!made.value) throw new Error(JSON.stringify(made))
  return made.value.id
}

async function draftIn(projectId: string): Promise<string> {
  const draft = { characters: 'Draft words', blocks: [{ type: 'paragraph', start: 0, end: 11 }], inlines: [] }
  return (await db().document.create({ data: { projectId, title: 'Draft', draft } })).id
}

function knownOf(ids: Record<string, readonly string[]>, people: readonly Caller[]): Known {
  const all = Object.entries(ids).flatMap(([, some]) => some)
  return { ids: [...all, ...people.map(({ userId }) => userId)], clientIds: ids.annotation ?? [], emails: people.map(({ email }) => email) }
}

async function jsonlOf(me: Caller, projectId: string): Promise<string> {
  const file = await exportDataset(me, projectId, { format: 'jsonl', sets: 'all-visible', spreadsheet: '0' })
  if (!file.ok) throw new Error(file.detail)
  let text = ''
  for await (const chunk of file.value.chunks) text += chunk
  return text
}

/** Fresh ids of what each call by cookie needs: a session or a token of one's own to end. */
export async function credentials({ me, token }: World, bySession: boolean) {
  if (!bySession) return { token }
  return { cookie: await cookieOf(me), headers: { 'x-galley-csrf': '1' } }
}

/** Bodies that do what the operation is for, where no generated one would. */
export const TELLING: Record<string, (world: World) => unknown> = {
  createDocument: () => ({ text: ARTICLE, freeze: true }),
  saveDraft: () => ({ text: { characters: 'New', blocks: [{ type: 'paragraph', start: 0, end: 3 }], inlines: [] } }),
  decide: () => ({ verdict: 'accept' }),
  answerDecision: () => ({ agrees: true }),
  assignReader: ({ ids }) => ({ user: ids.user[0] }),
  addMember: ({ known }) => ({ email: known.emails[1], role: 'reviewer' }),
  changePassword: () => ({ current: PASSWORD, password: 'plum violin gravel eleven' }),
  withdrawDecisions: ({ ids }) => ({ decisions: [ids.decision[0]] }),
  createToken: () => ({ name: 'Notebook', scope: 'read' }),
}
