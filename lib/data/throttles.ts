import type { Tries } from '@/lib/domain/account/throttle'
import { db, type Tx } from './client'

export async function findTries(key: string, tx: Tx = db()): Promise<Tries | null> {
  const row = await tx.throttle.findUnique({ where: { key } })
  return row && { count: row.count, since: row.since, blockedUntil: row.blockedAt }
}

export async function putTries(tx: Tx, key: string, tries: Tries): Promise<void> {
  const data = { count: tries.count, since: tries.since, blockedAt: tries.blockedUntil }
  await tx.throttle.upsert({ where: { key }, create: { key, ...data }, update: data })
}

export async function forgetTries(key: string): Promise<void> {
  await db().throttle.deleteMany({ where: { key } })
}

/** One try was none: it is taken off the count and refuses nothing. */
export async function forgetOneTry(key: string): Promise<void> {
  await db().throttle.updateMany({ where: { key, count: { gt: 0 } }, data: { count: { decrement: 1 }, blockedAt: null } })
}
