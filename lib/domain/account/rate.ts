/** What is left of a rate at a moment (milliseconds). */
export type Bucket = { readonly left: number; readonly at: number }
const MINUTE = 60_000

/**
 * Takes one request out of a token bucket that holds a minute's worth and fills evenly.
 * @returns the bucket after it, and the seconds to wait (whole, at least 1) when there was none left
 */
export function takeOne(before: Bucket | undefined, perMinute: number, now: number): { bucket: Bucket; waitSeconds: number } {
  const filled = before ? before.left + (Math.max(0, now - before.at) / MINUTE) * perMinute : perMinute
  const left = Math.min(perMinute, filled)
  if (left >= 1) return { bucket: { left: left - 1, at: now }, waitSeconds: 0 }
  return { bucket: { left, at: now }, waitSeconds: Math.max(1, Math.ceil(((1 - left) / perMinute) * 60)) }
}

/** Whether nothing of it is used any more: then it need not be kept. */
export const isFull = ({ left, at }: Bucket, perMinute: number, now: number): boolean =>
  left + (Math.max(0, now - at) / MINUTE) * perMinute >= perMinute
