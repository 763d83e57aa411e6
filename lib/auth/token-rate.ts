import { type Bucket, isFull, takeOne } from '@/lib/domain/account/rate'
import { settings } from '@/lib/settings'

const KEPT_LIMIT = 10_000
const kept = globalThis as { galleyRates?: Map<string, Bucket> }

/**
 * Counts a request by token, in this process.
 * @returns the seconds to wait instead, 0 when it may go on
 */
export function countRequest(tokenId: string, now = Date.now(), perMinute = settings().GALLEY_TOKEN_RATE): number {
  if (perMinute === 0) return 0
  kept.galleyRates ??= new Map()
  const { bucket, waitSeconds } = takeOne(kept.galleyRates.get(tokenId), perMinute, now)
  kept.galleyRates.set(tokenId, bucket)
  if (kept.galleyRates.size > KEPT_LIMIT)
    for (const [id, one] of kept.galleyRates) if (isFull(one, perMinute, now)) kept.galleyRates.delete(id)
  return waitSeconds
}
