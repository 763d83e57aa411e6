import { db, type Tx } from './client'
import type { UserRow } from './users'

export type SessionRow = { id: string; endedAt: Date | null; lastUsedAt: Date; user: UserRow }
const user = { id: true, email: true, name: true, role: true, sessionVersion: true, disabledAt: true } as const

export const findSession = (id: string): Promise<SessionRow | null> =>
  db().session.findUnique({ where: { id }, select: { id: true, endedAt: true, lastUsedAt: true, user: { select: user } } })

export async function insertSession(userId: string, browser: string): Promise<string> {
  return (await db().session.create({ data: { userId, browser }, select: { id: true } })).id
}

/** Notes that a session was used, at most once in ten minutes. */
export async function touchSession(session: Pick<SessionRow, 'id' | 'lastUsedAt'>, now: Date): Promise<void> {
  if (now.getTime() - session.lastUsedAt.getTime() < 600_000) return
  await db().session.updateMany({ where: { id: session.id }, data: { lastUsedAt: now } })
}

/** Ends one session of somebody; false when there is none such that runs. */
export async function endSession(userId: string, id: string, now: Date): Promise<boolean> {
  return (await db().session.updateMany({ where: { id, userId, endedAt: null }, data: { endedAt: now } })).count === 1
}

export async function endAllSessions(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } })
}

export type OpenSession = { id: string; browser: string; createdAt: Date; lastUsedAt: Date }
/** Somebody's sessions that run, begun after `since`, last used first. */
export const openSessions = (userId: string, since: Date): Promise<OpenSession[]> =>
  db().session.findMany({
    where: { userId, endedAt: null, createdAt: { gt: since } },
    orderBy: { lastUsedAt: 'desc' },
    select: { id: true, browser: true, createdAt: true, lastUsedAt: true },
  })
