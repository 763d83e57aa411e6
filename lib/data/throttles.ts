import type { Tries } from '@/lib/domain/account/throttle'
import { db, type Tx } from './client'

/** The count of a key (those of others that are a day old go), held until the transaction ends: on PostgreSQL two tries at once would otherwise read the same one. */
export async function holdTries(tx: Tx, key: string, now: Date): Promise<Tries> {
  const dayBefore = new Date(now.getTime() - 24 * 3600_000)
  await tx.throttle.deleteMany({
    where: { key: { not: key }, since: { lt: dayBefore }, OR: [{ blockedAt: null }, { blockedAt: { lt: now } }] },
  })
  const row = await tx.throttle.upsert({ where: { key }, create: { key, count: 0, since: now }, update: { count: { increment: 0 } } })
  return { count: row.count, since: row.since, blockedUntil: row.blockedAt }
}

export async function putTries(tx: Tx, key: string, tries: Tries): Promise<void> {
  const data = { count: tries.count, since: tries.since, blockedAt: tries.blockedUntil }
  await tx.throttle.update({ where: { key }, data })
}

export async function forgetTries(key: string): Promise<void> {
  await db().throttle.deleteMany({ where: { key } })
}

/** One try was none: it is taken off the count and refuses nothing. */
export async function forgetOneTry(key: string): Promise<void> {
  await db().throttle.updateMany({ where: { key, count: { gt: 0 } }, data: { count: { decrement: 1 }, blockedAt: null } })
}
