/** So many downloads are made at once in this process, and so many of them for one caller: each holds a connection and a moment of the database. */
export const DOWNLOADS = { all: 8, each: 2 } as const

const kept = globalThis as { galleyDownloads?: Map<string, number> }

/**
 * A place among the downloads under way.
 * @returns what gives it back (once, however often it is called), or null when there is none left
 */
export function takeDownloadPlace(userId: string): (() => void) | null {
  kept.galleyDownloads ??= new Map()
  const places = kept.galleyDownloads
  const own = places.get(userId) ?? 0
  const all = [...places.values()].reduce((sum, count) => sum + count, 0)
  if (own >= DOWNLOADS.each || all >= DOWNLOADS.all) return null
  places.set(userId, own + 1)
  let isTaken = true
  return () => {
    if (!isTaken) return
    isTaken = false
    const left = (places.get(userId) ?? 1) - 1
    if (left > 0) places.set(userId, left)
    else places.delete(userId)
  }
}
