/** Failed tries since `since`, and until when the next is refused. */
export type Tries = { readonly count: number; readonly since: Date; readonly blockedUntil: Date | null }

const FREE = 5
const LONGEST_S = 15 * 60
/** What was counted is forgotten after this long without a try. */
const FORGET_MS = 24 * 3600 * 1000

/** Whole seconds to wait before another try is looked at; 0 when it may be made now. */
export function secondsToWait(tries: Tries | null, now: Date): number {
  if (!tries?.blockedUntil) return 0
  return Math.max(0, Math.ceil((tries.blockedUntil.getTime() - now.getTime()) / 1000))
}

/**
 * The count after one more failed try: `free` are free, then 2, 4, 8 … seconds up to 15 minutes.
 * An address has more free tries than an account, for many people may share it.
 */
export function afterFailure(tries: Tries | null, now: Date, free = FREE): Tries {
  const known = tries && now.getTime() - (tries.blockedUntil ?? tries.since).getTime() < FORGET_MS ? tries : null
  const count = (known?.count ?? 0) + 1
  const seconds = count < free ? 0 : Math.min(LONGEST_S, 2 ** Math.min(20, count - free + 1))
  return { count, since: known?.since ?? now, blockedUntil: seconds ? new Date(now.getTime() + seconds * 1000) : null }
}
