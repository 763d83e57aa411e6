import type { KeptKeys } from '@/lib/domain/keys/own-keys'
import { db, type Tx } from './client'
import { databaseUrl, providerOf } from './provider'
import { endAllSessions } from './sessions'
import type { UserRow } from './users'

const columns = { id: true, email: true, name: true, role: true, sessionVersion: true, disabledAt: true } as const

export type Secrets = UserRow & { passwordHash: string | null; oauthAccounts: { id: string; provider: string }[] }
const secrets = { ...columns, passwordHash: true, oauthAccounts: { select: { id: true, provider: true } } } as const

/** Somebody with the hash of their password and how else they sign in. Never leaves lib/auth and lib/commands. */
export const findSecrets = (where: { id: string } | { email: string }, tx: Tx = db()): Promise<Secrets | null> =>
  tx.user.findUnique({ where: 'id' in where ? { id: where.id } : { email: where.email }, select: secrets })

/** An author named in an imported dataset: no way to sign in until claimed. */
export const isPlaceholder = (user: Secrets): boolean => user.passwordHash === null && user.oauthAccounts.length === 0

type NewUser = { email: string; name: string; role: 'owner' | 'member'; passwordHash: string | null }
export const insertUser = (tx: Tx, user: NewUser): Promise<UserRow> => tx.user.create({ data: user, select: columns })

export const claimUser = (tx: Tx, id: string, user: Omit<NewUser, 'email' | 'role'>): Promise<UserRow> =>
  tx.user.update({ where: { id }, data: user, select: columns })

type Change = { name?: string; role?: 'owner' | 'member'; passwordHash?: string; disabledAt?: Date | null }
/** Changes an account. With `endSessions` every session of it ends at its next request. */
export async function updateUser(tx: Tx, id: string, change: Change, endSessions = false): Promise<UserRow> {
  if (endSessions) await endAllSessions(tx, id, new Date())
  return tx.user.update({
    where: { id },
    data: { ...change, ...(endSessions ? { sessionVersion: { increment: 1 } } : {}) },
    select: columns,
  })
}

/** The keys that somebody changed, as they are kept: whatever was put there. */
export async function findKeys(userId: string): Promise<unknown> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { preferences: true } })
  return partOf(user?.preferences).keys
}

export async function saveKeys(tx: Tx, userId: string, keys: KeptKeys): Promise<void> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { preferences: true } })
  const preferences = { ...partOf(user?.preferences), keys: keys as Record<string, string[]> }
  await tx.user.update({ where: { id: userId }, data: { preferences } })
}
const partOf = (kept: unknown) => (typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as { keys?: unknown }) : {})

/**
 * Holds the owners until the transaction ends, so that of two who demote each other the second finds what the first did. On
 * SQLite the transaction itself does that.
 */
export async function holdOwners(tx: Tx): Promise<void> {
  // in one order, so that two who hold them do not wait for each other
  if (providerOf(databaseUrl()) === 'postgresql') await tx.$queryRaw`SELECT 1 FROM "User" WHERE "role" = 'owner' ORDER BY "id" FOR UPDATE`
}

export const countOwners = (tx: Tx): Promise<number> => tx.user.count({ where: { role: 'owner', disabledAt: null, ...canSignIn } })

/** Whoever is no placeholder. */
export const canSignIn = { OR: [{ passwordHash: { not: null } }, { oauthAccounts: { some: {} } }] }

/** Whether anybody can sign in at all. */
export const someAccount = async (tx: Tx): Promise<boolean> => (await tx.user.count({ where: canSignIn, take: 1 })) > 0

/** Counts what names somebody outside of `projectId`: memberships, readings, verdicts and comments. */
export async function countOtherProjects(tx: Tx, userId: string, projectId: string): Promise<number> {
  const elsewhere = { projectId: { not: projectId } }
  const members = await tx.member.count({ where: { userId, ...elsewhere } })
  const sets = await tx.annotationSet.count({ where: { ownerId: userId, document: elsewhere } })
  const decisions = await tx.decision.count({ where: { reviewerId: userId, set: { document: elsewhere } } })
  return members + sets + decisions + (await tx.comment.count({ where: { authorId: userId, set: { document: elsewhere } } }))
}

export type ListedUser = UserRow & { createdAt: Date; canSignIn: boolean }
const listed = { ...columns, createdAt: true, passwordHash: true, oauthAccounts: { select: { id: true } } } as const
type Row = UserRow & { createdAt: Date; passwordHash: string | null; oauthAccounts: { id: string }[] }
const view = ({ passwordHash, oauthAccounts, ...user }: Row): ListedUser => ({
  ...user,
  canSignIn: passwordHash !== null || oauthAccounts.length > 0,
})

/** Accounts in the order of their ids, after the one named by `cursor`. */
export async function listUsers(limit: number, cursor?: string): Promise<ListedUser[]> {
  const where = cursor ? { id: { gt: cursor } } : {}
  return (await db().user.findMany({ where, orderBy: { id: 'asc' }, take: limit, select: listed })).map(view)
}

export async function findListedUser(id: string): Promise<ListedUser | null> {
  const row = await db().user.findUnique({ where: { id }, select: listed })
  return row && view(row)
}
