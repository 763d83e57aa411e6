import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { onUnsent, type UnsentSet, unnotedSets, unsentElsewhere, unsentSets } from './registry'

/** Milliseconds for which something is left to who is just sending it. */
const QUIET = 3_000
/** Since when each set has something unsent, as this page saw it, whichever of its screens was shown. */
const since = new Map<string, number>()
let searched = false

/**
 * What of the sets that this page does not show has been unsent for a while, for whom the page belongs to. It is sent meanwhile,
 * and what was not noted is looked for, once a page; the code for that is loaded when there is something.
 */
export function useUnsentElsewhere(userId: string): readonly UnsentSet[] {
  const [standing, setStanding] = useState<readonly UnsentSet[]>([])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      const all = unsentElsewhere(userId)
      const stand = standingOf(all)
      setStanding((before) => (JSON.stringify(before) === JSON.stringify(stand) ? before : stand))
      if (stand.length < all.length) timer = setTimeout(look, QUIET / 3)
      if (stand.length > 0) void send(userId)
    }
    look()
    const search = setTimeout(() => void searchOnce(userId), QUIET)
    const stop = onUnsent(look)
    return () => {
      stop()
      clearTimeout(timer)
      clearTimeout(search)
    }
  }, [userId])
  return standing
}

function standingOf(all: readonly UnsentSet[]): UnsentSet[] {
  const now = performance.now()
  const ids = new Set(all.map(({ setId }) => setId))
  for (const id of since.keys()) if (!ids.has(id)) since.delete(id)
  for (const id of ids) if (!since.has(id)) since.set(id, now)
  return all.filter(({ setId }) => now - (since.get(setId) ?? now) >= QUIET)
}

async function searchOnce(userId: string): Promise<void> {
  if (searched) return
  searched = true
  const found = await unnotedSets(userId)
  if (found.length > 0) (await import('./sender')).senderOf(userId).take(found)
}

const send = async (userId: string): Promise<void> => (await import('./sender')).senderOf(userId).begin()

/** All of which something is unsent here, as it is noted at any moment. */
export function useUnsentSets(userId: string): readonly UnsentSet[] {
  const noted = useSyncExternalStore(
    onUnsent,
    () => JSON.stringify(unsentSets(userId)),
    () => '[]',
  )
  return useMemo(() => JSON.parse(noted), [noted])
}
