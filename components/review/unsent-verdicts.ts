import type { Keep, Unsent } from './verdict-box'

/**
 * Unsent verdicts of a person on a reading, kept in this browser: one entry each, so that two tabs do not overwrite each
 * other's. Where storage is shut they live as long as the page.
 */
export function keepOf(userId: string, setId: string): Keep {
  const prefix = `galley-unsent-verdict:${userId}:${setId}:`
  return {
    read() {
      try {
        // the keys are UUIDs of version 7: in order of time
        const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix))
        return names.sort().flatMap((name) => unsentOf(localStorage.getItem(name)))
      } catch {
        return []
      }
    },
    put(unsent) {
      try {
        localStorage.setItem(prefix + unsent.key, JSON.stringify(unsent))
      } catch {
        // storage is full or shut: the verdict is still in the box and is sent from there
      }
    },
    drop(key) {
      try {
        localStorage.removeItem(prefix + key)
      } catch {
        // storage is shut: nothing was kept
      }
    },
  }
}

function unsentOf(entry: string | null): Unsent[] {
  try {
    return entry ? [JSON.parse(entry) as Unsent] : []
  } catch {
    return []
  }
}
