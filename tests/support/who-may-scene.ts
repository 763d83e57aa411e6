import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { type Caller, hashToken } from '@/lib/auth/caller'
import type { Role } from '@/lib/auth/policy'
import { SCOPES, type Scope } from '@/lib/contracts/choices'
import { db } from '@/lib/data/client'
import { cookieOf } from './accounts'
import { person, study } from './people'
import { frozen } from './readings'

/** People of one instance, for asking who may do what: each role of a project, and those who have none. */
export const INSIDE = ['manager', 'reviewer', 'annotator', 'viewer', 'admin'] as const satisfies readonly Role[]
/** What somebody shows: a browser's cookie, or a token of a scope. */
export type Credential = 'session' | Scope
export const CREDENTIALS: readonly Credential[] = ['session', ...SCOPES]

/**
 * How far readings of a document are. `unread`: another's is submitted and the caller has none; `early`: another's is open;
 * `blind`: the caller's own is open; `after`: both are submitted.
 */
export const PHASES = ['unread', 'early', 'blind', 'after'] as const
export type Phase = (typeof PHASES)[number]

export type World = Awaited<ReturnType<typeof world>>

/** The project in question with everybody in it, a quiet one with the same members in which nothing ever is, and that of an outsider. */
export async function world() {
  const made = async (names: readonly string[]) => Promise.all(names.map((name) => person(name)))
  const [manager, reviewer, annotator, viewer, outsider, removed, disabled, ada, judge] = (await made(
    'manager reviewer annotator viewer outsider removed disabled ada judge'.split(' '),
  )) as [Caller, Caller, Caller, Caller, Caller, Caller, Caller, Caller, Caller]
  const people = { manager, reviewer, annotator, viewer, admin: await person('admin', 'owner'), outsider, removed, disabled }
  const members: Parameters<typeof study>[0] = [
    [manager, 'manager'],
    [reviewer, 'reviewer'],
    [annotator, 'annotator'],
    [viewer, 'viewer'],
    [disabled, 'manager'],
    [ada, 'annotator'],
    [judge, 'reviewer'],
  ]
  const { id: projectId } = await study(members)
  const { id: quietProjectId } = await study(members, 'Quiet')
  const { id: otherProjectId } = await study([[outsider, 'manager']])
  const cookies = new Map<string, string>()
  for (const one of Object.values(people)) cookies.set(one.userId, await cookieOf(one))
  await db().user.update({ where: { id: disabled.userId }, data: { disabledAt: new Date() } })
  return { people, ada, judge, members, projectId, quietProjectId, otherProjectId, cookies }
}

/** Tokens of these people, one of each scope; one of them expired and one revoked. */
export async function tokensOf(people: readonly Caller[]) {
  const rows = people.flatMap((one) => SCOPES.map((scope) => ({ one, scope, end: {} })))
  const first = people[0] as Caller
  const ended = [
    { one: first, scope: 'manage' as const, end: { expiresAt: new Date(Date.now() - 1000) } },
    { one: first, scope: 'manage' as const, end: { revokedAt: new Date() } },
  ]
  const all = [...rows, ...ended].map((row) => ({ ...row, token: `galley_${randomBytes(24).toString('base64url')}` }))
  await db().apiToken.createMany({
    data: all.map(({ one, scope, end, token }) => ({
      userId: one.userId,
      name: 'test',
      prefix: token.slice(0, 12),
      tokenHash: hashToken(token),
      scope,
      lastUsedAt: new Date(),
      ...end,
    })),
  })
  const find = (caller: Caller, scope: Scope) => all.find((row) => row.one === caller && row.scope === scope)?.token ?? ''
  return { find, expired: all.at(-2)?.token ?? '', revoked: all.at(-1)?.token ?? '' }
}

const WORDS = 'Officials said the so-called reform would go ahead.'
export type Scene = Awaited<ReturnType<typeof scene>>

/** A frozen document with Ada's reading, the caller's own where the phase has one, verdicts and words on both. */
export async function scene({ ada, judge, projectId }: World, caller: Caller, phase: Phase) {
  const document = await frozen(projectId, WORDS)
  const { documentId, textId, characters } = document
  const reading = (owner: Caller, state: 'open' | 'submitted') => ({ id: v7(), annotationId: v7(), owner, state })
  const theirs = reading(ada, phase === 'early' ? 'open' : 'submitted')
  const mine = phase === 'blind' || phase === 'after' ? reading(caller, phase === 'blind' ? 'open' : 'submitted') : null
  const all = mine ? [theirs, mine] : [theirs]
  await db().annotationSet.createMany({
    data: all.map(({ id, owner, state }) => ({
      ...{ id, projectId, documentId, textId, ownerId: owner.userId, state, revision: 1 },
      submittedAt: state === 'submitted' ? new Date() : null,
    })),
  })
  await db().annotation.createMany({
    data: all.map(({ id: setId, annotationId }) => ({
      ...{ id: annotationId, setId, tag: 'sourcing.cue', layer: 'sourcing', start: 10, end: 14, attributes: {}, note: '' },
      ...{ parts: [{ start: 10, end: 14, quote: 'said' }], tagsetRevision: 1, revision: 1 },
    })),
  })
  const verdict = (set: { id: string; annotationId: string }, reviewer: Caller) => ({
    ...{ id: v7(), setId: set.id, annotationId: set.annotationId, reviewerId: reviewer.userId, verdict: 'accept', revision: 1 },
  })
  const verdicts = { judges: verdict(theirs, judge), mine: verdict(theirs, caller), onMine: mine && verdict(mine, judge) }
  await db().decision.createMany({ data: Object.values(verdicts).filter((one) => one !== null) })
  const word = (author: Caller) => ({ id: v7(), setId: theirs.id, annotationId: theirs.annotationId, authorId: author.userId, body: 'Hm' })
  const words = { mine: word(caller), theirs: word(ada) }
  await db().comment.createMany({ data: Object.values(words) })
  return { documentId, textId, characters, theirs, mine: mine ?? theirs, verdicts, words }
}
