import { v7 } from 'uuid'
import type { Caller } from '@/lib/auth/caller'
import { makeToken } from '@/lib/auth/one-time-token'
import type { Action, InstanceAction, Role } from '@/lib/auth/policy'
import { db } from '@/lib/data/client'
import { cookieOf } from './accounts'
import { exported } from './datasets'
import { person, study } from './people'
import { frozen, tagging } from './readings'
import type { Credential, Phase, Scene, World } from './who-may-scene'

export type Asked = {
  readonly params?: Record<string, string>
  readonly query?: string
  readonly body?: unknown
  readonly form?: FormData
  /** instead of the caller's own: where the call ends it */
  readonly cookie?: string
}
export type Given = {
  readonly world: World
  readonly scene: Scene
  readonly caller: Caller
  readonly role: Role | null
  readonly credential: Credential
}
export type Outcome = 'ok' | 403 | 404 | 409
type Facts = { readonly role: Role | null; readonly credential: Credential; readonly phase: Phase }

/** One way to call an operation, and who may. */
export type Call = {
  /** what sets it apart from other ways to call the same operation */
  readonly as?: string
  readonly action: Action | InstanceAction
  /** what it is about, and so which readings must be seen: another's, the caller's own; a draft */
  readonly on?: 'theirs' | 'mine' | 'draft'
  readonly ask: (given: Given) => Asked | Promise<Asked>
  /** the rules beside the table, for those whom it lets through (`refuses`) or before it is asked (`instead`) */
  readonly refuses?: (facts: Facts) => Outcome
  readonly instead?: (facts: Facts) => Outcome | null
  /** takes so long that it is carried out once only */
  readonly slow?: true
}

const anything = (): Asked => ({})
const inProject = ({ world }: Given): Asked => ({ params: { project: world.projectId } })
/** For what goes through all that is in a project. */
const inQuiet = ({ world }: Given): Asked => ({ params: { project: world.quietProjectId } })
const onDocument = ({ scene }: Given): Asked => ({ params: { document: scene.documentId } })
const set =
  (whose: 'theirs' | 'mine', more: (given: Given) => Asked = anything) =>
  (given: Given): Asked => ({ params: { set: given.scene[whose].id }, ...more(given) })
const annotation =
  (whose: 'theirs' | 'mine', more: (given: Given) => Asked = anything) =>
  (given: Given): Asked => ({ params: { annotation: given.scene[whose].annotationId }, ...more(given) })
const body = (value: unknown) => () => ({ body: value })
const word =
  (whose: 'theirs' | 'mine', more: Asked = {}) =>
  (given: Given) => ({
    params: { annotation: given.scene.theirs.annotationId, comment: given.scene.words[whose].id },
    ...more,
  })
const decision =
  (which: keyof Scene['verdicts'], more: Asked = {}) =>
  (given: Given) => ({
    params: { decision: given.scene.verdicts[which]?.id ?? '' },
    ...more,
  })
const tag = (given: Given) => ({ body: { changes: [tagging(given.scene.characters, 'sourcing.source', 'Officials')] } })

/** A project of its own with the same members, for what would change the one in question. */
const ownProject = async ({ world: { members } }: Given, more: { deletedAt?: Date } = {}): Promise<Asked> => {
  const { id } = await study(members, 'Another')
  if (more.deletedAt) await db().project.update({ where: { id }, data: more })
  return { params: { project: id } }
}
const draft = async ({ world: { projectId } }: Given) => {
  const text = { characters: 'Words.', blocks: [{ type: 'paragraph', start: 0, end: 6 }], inlines: [] }
  return (await db().document.create({ data: { projectId, title: 'Draft', draft: text }, select: { id: true } })).id
}
const onDraft =
  (more: Asked = {}) =>
  async (given: Given): Promise<Asked> => ({ params: { document: await draft(given) }, ...more })
const ofItsOwn =
  (more: Asked = {}, deletedAt: Date | null = null) =>
  async ({ world }: Given): Promise<Asked> => {
    const { documentId } = await frozen(world.projectId, 'Words.')
    if (deletedAt) await db().document.update({ where: { id: documentId }, data: { deletedAt } })
    return { params: { document: documentId }, ...more }
  }
const invitation = async (projectId: string | null, by: Caller): Promise<Asked> => {
  const link = { tokenHash: makeToken().tokenHash, purpose: 'invitation' as const, expiresAt: new Date(Date.now() + 3600_000) }
  const { id } = await db().oneTimeLink.create({ data: { ...link, projectId, createdById: by.userId }, select: { id: true } })
  return { params: { invitation: id } }
}
const member = async ({ world: { projectId } }: Given) => {
  const { userId, email } = await person('Newcomer')
  await db().member.create({ data: { projectId, userId, role: 'annotator' } })
  return { userId, email }
}
/** Somebody in the caller's place, in the same role, whose sessions or membership may end. */
const double = async ({ world: { projectId }, caller, role }: Given) => {
  const other = await person('Double', caller.role)
  if (role && role !== 'admin') await db().member.create({ data: { projectId, userId: other.userId, role } })
  return { other, cookie: await cookieOf(other) }
}
const asDouble = (more: Asked) => async (given: Given) => ({ ...more, cookie: (await double(given)).cookie })
const file = async ({ world: { people, otherProjectId } }: Given): Promise<Asked> => {
  const form = new FormData()
  form.set('file', new Blob([(await exported(people.outsider, otherProjectId)).replace('Study', `Study ${v7()}`)]), 'galley.jsonl')
  return { form }
}

const submitted = ({ phase }: Facts): Outcome => (phase === 'early' ? 409 : 'ok')
const never = (): Outcome => 409
const notTheirs = (): Outcome => 403
const session = { scope: 'read', name: 'test' }
const reads = (on: 'theirs' | 'mine', ask: Call['ask']): Call => ({ as: on, action: 'sets.read', on, ask })

/** Every operation of the API, by its id. One that is not here fails the test. */
export const CALLS: Record<string, readonly Call[]> = {
  readHealth: [],
  readOpenApi: [],
  readMe: [{ action: 'account.read', ask: anything }],
  changeMe: [{ action: 'account.change', ask: body({ name: 'Somebody' }) }],
  readKeys: [{ action: 'account.read', ask: anything }],
  changeKeys: [{ action: 'account.change', ask: body({ keys: { next: ['j'] } }) }],
  readSignIn: [{ action: 'account.change', ask: anything }],
  changePassword: [{ action: 'account.change', ask: password, slow: true }],
  listSessions: [{ action: 'account.change', ask: anything }],
  endOneSession: [
    { action: 'account.change', ask: ownSession },
    { as: 'another’s', action: 'account.change', ask: othersSession, refuses: () => 404 },
  ],
  endSessions: [{ action: 'account.change', ask: asDouble({}) }],
  unlinkProvider: [{ action: 'account.change', ask: () => ({ params: { provider: 'github' } }), refuses: () => 404 }],
  listUsers: [{ action: 'users.read', ask: anything }],
  readUser: [{ action: 'users.read', ask: ({ world }) => ({ params: { user: world.ada.userId } }) }],
  changeUser: [{ action: 'users.change', ask: async () => ({ params: { user: (await person('New')).userId }, body: { disabled: true } }) }],
  createReset: [{ action: 'users.change', ask: async () => ({ params: { user: (await person('New')).userId } }) }],
  listTokens: [{ action: 'tokens.change', ask: anything }],
  createToken: [{ action: 'tokens.change', ask: body(session) }],
  revokeToken: [
    { action: 'tokens.change', ask: async ({ caller }) => ({ params: { token: await tokenRow(caller) } }) },
    {
      as: 'another’s',
      action: 'tokens.change',
      ask: async ({ world }) => ({ params: { token: await tokenRow(world.ada) } }),
      refuses: () => 404,
    },
  ],
  createInvitation: [{ action: 'members.invite', ask: (given) => ({ ...inProject(given), body: { role: 'annotator' } }) }],
  listInvitations: [{ action: 'members.invite', ask: inProject }],
  createInstanceInvitation: [{ action: 'users.invite', ask: body({}) }],
  listInstanceInvitations: [{ action: 'users.invite', ask: anything }],
  revokeInvitation: [
    { as: 'to the project', action: 'members.invite', ask: ({ world }) => invitation(world.projectId, world.people.manager) },
    {
      as: 'to the instance',
      action: 'users.invite',
      ask: ({ world }) => invitation(null, world.people.admin),
      // those who may not invite into the instance know of no invitation to it
      instead: ({ role, credential }) => (role === 'admin' || credential !== 'session' ? null : 404),
    },
  ],
  createProject: [{ action: 'projects.create', ask: body({ name: 'New' }) }],
  listProjects: [{ action: 'projects.list', ask: anything }],
  listTrashedProjects: [{ action: 'projects.restore', ask: anything }],
  readProject: [{ action: 'project.read', ask: inProject }],
  changeProject: [
    { as: 'its name', action: 'project.change', ask: (given) => ({ ...inProject(given), body: { name: 'Study' } }) },
    { as: 'its guidelines', action: 'guidelines.change', ask: (given) => ({ ...inProject(given), body: { guidelines: '' } }) },
  ],
  trashProject: [{ action: 'project.trash', ask: ownProject }],
  restoreProject: [{ action: 'project.trash', ask: (given) => ownProject(given, { deletedAt: new Date() }) }],
  addMember: [
    {
      action: 'members.change',
      ask: async (given) => ({ ...inProject(given), body: { email: (await person('New')).email, role: 'viewer' } }),
    },
  ],
  listMembers: [{ action: 'members.read', ask: inProject }],
  readMember: [{ action: 'members.read', ask: ({ world }) => ({ params: { project: world.projectId, user: world.ada.userId } }) }],
  removeMember: [
    {
      as: 'another',
      action: 'members.change',
      ask: async (given) => ({ params: { project: given.world.projectId, user: (await member(given)).userId } }),
    },
    {
      as: 'oneself',
      action: 'project.leave',
      ask: leaving,
      // who is no member has nothing to leave
      instead: ({ role, credential }) => (role === 'admin' && (credential === 'session' || credential === 'manage') ? 404 : null),
    },
  ],
  readOverview: [{ action: 'project.read', ask: inQuiet }],
  listProgress: [{ action: 'documents.read', ask: inQuiet }],
  listReviews: [{ action: 'sets.read', ask: inQuiet }],
  addDemo: [{ action: 'projects.create', ask: anything, slow: true }],
  readTagset: [{ action: 'project.read', ask: inProject }],
  listTagsetRevisions: [{ action: 'project.read', ask: inProject }],
  readTagsetRevision: [{ action: 'project.read', ask: ({ world }) => ({ params: { project: world.projectId, revision: '1' } }) }],
  createDocument: [{ action: 'documents.change', ask: (given) => ({ ...inProject(given), body: { text: 'Words.', freeze: true } }) }],
  listDocuments: [{ action: 'documents.read', ask: inQuiet }],
  listTrashedDocuments: [{ action: 'documents.change', ask: inQuiet }],
  readDocument: [
    { action: 'documents.read', ask: onDocument },
    { as: 'a draft', action: 'documents.read', on: 'draft', ask: onDraft() },
  ],
  changeDocument: [
    { action: 'documents.change', ask: ofItsOwn({ body: { title: 'New' } }) },
    { as: 'a draft', action: 'documents.change', on: 'draft', ask: onDraft({ body: { title: 'New' } }) },
  ],
  readDraft: [{ action: 'documents.change', on: 'draft', ask: onDraft() }],
  saveDraft: [
    {
      action: 'documents.change',
      on: 'draft',
      ask: onDraft({ body: { text: { characters: '', blocks: [{ type: 'paragraph', start: 0, end: 0 }], inlines: [] } } }),
    },
  ],
  freezeDocument: [{ action: 'documents.change', on: 'draft', ask: onDraft() }],
  deleteDocument: [{ action: 'documents.change', ask: ofItsOwn() }],
  restoreDocument: [{ action: 'documents.change', ask: ofItsOwn({}, new Date()) }],
  listTexts: [
    { action: 'documents.read', ask: onDocument },
    { as: 'a draft', action: 'documents.read', on: 'draft', ask: onDraft() },
  ],
  readText: [{ action: 'documents.read', ask: ({ scene }) => ({ params: { document: scene.documentId, text: scene.textId } }) }],
  listAssignments: [{ action: 'documents.read', ask: inQuiet }],
  listDocumentAssignments: [{ action: 'documents.read', ask: onDocument }],
  assignReader: [{ action: 'assignments.change', ask: (given) => ({ ...onDocument(given), body: { user: given.world.ada.userId } }) }],
  unassignReader: [
    {
      action: 'assignments.change',
      ask: async ({ world, scene: { documentId } }) => {
        const where = { documentId, userId: world.ada.userId }
        await db().assignment.upsert({ where: { documentId_userId: where }, create: where, update: {} })
        return { params: { document: documentId, user: where.userId } }
      },
    },
  ],
  reportActiveTime: [{ action: 'sets.write-own', ask: (given) => ({ ...onDocument(given), body: { seconds: 60 } }) }],
  createOwnSet: [
    { action: 'sets.write-own', ask: onDocument },
    { as: 'of a draft', action: 'sets.write-own', on: 'draft', ask: onDraft(), refuses: never },
  ],
  listSets: [{ action: 'sets.read', ask: onDocument }],
  readSet: [reads('theirs', set('theirs')), reads('mine', set('mine'))],
  readAnnotation: [reads('theirs', annotation('theirs')), reads('mine', annotation('mine'))],
  listChanges: [reads('theirs', set('theirs')), reads('mine', set('mine'))],
  applyChanges: [
    { as: 'mine', action: 'sets.write-own', on: 'mine', ask: set('mine', tag), refuses: ({ phase }) => (phase === 'after' ? 409 : 'ok') },
    { as: 'theirs', action: 'sets.write-own', on: 'theirs', ask: set('theirs', tag), refuses: notTheirs },
  ],
  submitSet: [
    { as: 'mine', action: 'sets.write-own', on: 'mine', ask: set('mine') },
    { as: 'theirs', action: 'sets.write-own', on: 'theirs', ask: set('theirs'), refuses: notTheirs },
  ],
  reopenSet: [
    { as: 'theirs', action: 'sets.reopen', on: 'theirs', ask: set('theirs') },
    { as: 'mine', action: 'sets.reopen', on: 'mine', ask: set('mine'), refuses: ({ role }) => (role === 'manager' ? 'ok' : 409) },
  ],
  decide: [
    { as: 'theirs', action: 'reviews.decide', on: 'theirs', ask: annotation('theirs', body({ verdict: 'accept' })), refuses: submitted },
    { as: 'mine', action: 'reviews.decide', on: 'mine', ask: annotation('mine', body({ verdict: 'accept' })), refuses: never },
  ],
  listDecisions: [reads('theirs', annotation('theirs')), reads('mine', annotation('mine'))],
  readDecision: [reads('theirs', decision('judges')), reads('mine', decision('onMine'))],
  readReview: [reads('theirs', set('theirs')), reads('mine', set('mine'))],
  acceptRest: [
    { as: 'theirs', action: 'reviews.decide', on: 'theirs', ask: set('theirs', body({})), refuses: submitted },
    { as: 'mine', action: 'reviews.decide', on: 'mine', ask: set('mine', body({})), refuses: never },
  ],
  withdrawDecision: [
    { as: 'my verdict', action: 'reviews.decide', on: 'theirs', ask: decision('mine'), refuses: submitted },
    {
      as: 'another’s verdict',
      action: 'reviews.decide',
      on: 'theirs',
      ask: decision('judges'),
      refuses: ({ phase }) => (phase === 'early' ? 409 : 403),
    },
    { as: 'another’s verdict on mine', action: 'reviews.decide', on: 'mine', ask: decision('onMine'), refuses: never },
  ],
  withdrawDecisions: [
    {
      as: 'my verdict',
      action: 'reviews.decide',
      on: 'theirs',
      ask: set('theirs', ({ scene }) => ({ body: { decisions: [scene.verdicts.mine.id] } })),
      refuses: submitted,
    },
    {
      as: 'another’s verdict',
      action: 'reviews.decide',
      on: 'theirs',
      ask: set('theirs', ({ scene }) => ({ body: { decisions: [scene.verdicts.judges.id] } })),
      refuses: ({ phase }) => (phase === 'early' ? 409 : 403),
    },
  ],
  answerDecision: [
    { as: 'on mine', action: 'reviews.answer', on: 'mine', ask: decision('onMine', { body: { agrees: true } }) },
    { as: 'on theirs', action: 'reviews.answer', on: 'theirs', ask: decision('judges', { body: { agrees: true } }), refuses: notTheirs },
  ],
  listComments: [reads('theirs', annotation('theirs')), reads('mine', annotation('mine'))],
  listSetComments: [reads('theirs', set('theirs')), reads('mine', set('mine'))],
  readComment: [reads('theirs', word('theirs'))],
  addComment: [
    { as: 'on theirs', action: 'reviews.discuss', on: 'theirs', ask: annotation('theirs', body({ body: 'Hm' })) },
    { as: 'on mine', action: 'reviews.discuss', on: 'mine', ask: annotation('mine', body({ body: 'Hm' })) },
  ],
  changeComment: [
    { as: 'my words', action: 'reviews.discuss', on: 'theirs', ask: word('mine', { body: { body: 'Hm?' } }) },
    { as: 'another’s words', action: 'reviews.discuss', on: 'theirs', ask: word('theirs', { body: { body: 'Hm?' } }), refuses: notTheirs },
  ],
  deleteComment: [
    { as: 'my words', action: 'reviews.discuss', on: 'theirs', ask: word('mine') },
    { as: 'another’s words', action: 'comments.remove', on: 'theirs', ask: word('theirs') },
  ],
  settleGold: [
    { as: 'theirs', action: 'gold.settle', on: 'theirs', ask: set('theirs'), refuses: submitted },
    { as: 'mine', action: 'gold.settle', on: 'mine', ask: set('mine'), refuses: ({ phase }) => (phase === 'blind' ? 409 : 'ok') },
  ],
  readAggregates: [{ action: 'aggregates.read', ask: inQuiet }],
  listSpans: [{ action: 'aggregates.read', ask: inQuiet }],
  exportProject: [
    { as: 'what may be seen', action: 'dataset.export', ask: inQuiet },
    { as: 'my own', action: 'dataset.export-own', ask: (given) => ({ ...inQuiet(given), query: '?sets=mine&format=csv' }) },
  ],
  importProject: [{ action: 'projects.create', ask: file, slow: true }],
  importIntoProject: [
    { action: 'dataset.import', ask: async (given) => ({ ...(await ownProject(given)), ...(await file(given)) }), slow: true },
  ],
}

async function password(given: Given): Promise<Asked> {
  const { other, cookie } = await double(given)
  await db().user.update({ where: { id: other.userId }, data: { passwordHash: null } })
  return { body: { password: 'plum violin gravel eleven' }, cookie }
}

const begun = async ({ userId }: Caller) => (await db().session.create({ data: { userId }, select: { id: true } })).id
async function ownSession({ caller }: Given): Promise<Asked> {
  return { params: { session: await begun(caller) } }
}
async function othersSession({ world }: Given): Promise<Asked> {
  return { params: { session: await begun(world.ada) } }
}

async function tokenRow({ userId }: Caller): Promise<string> {
  const { token, tokenHash } = makeToken('galley_')
  const data = { userId, name: 'test', prefix: token.slice(0, 12), tokenHash, scope: 'read' }
  return (await db().apiToken.create({ data, select: { id: true } })).id
}

/** A session of the caller's double leaves; a token, which never may, is the caller's own. */
async function leaving(given: Given): Promise<Asked> {
  const params = (user: Caller) => ({ params: { project: given.world.projectId, user: user.userId } })
  if (given.credential !== 'session') return params(given.caller)
  const { other, cookie } = await double(given)
  return { ...params(other), cookie }
}
