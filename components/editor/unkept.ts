import type { Change } from '@/lib/domain/annotation/change'

/** To be called once it is known whether what was written down is kept elsewhere too; if not, it stays. */
type Kept = (elsewhere: boolean) => void

/**
 * What was done and does not stand in the outbox's database yet, or cannot. Writing there takes a moment that a page which is
 * closed or loaded anew does not have; this is written at once. Changes of one reader and one set, in the order they were done.
 */
export class Unkept {
  private readonly prefix: string
  /** by key the ids of changes that no database takes: their copies stay as long as the page holds them */
  private readonly staying = new Map<string, readonly string[]>()
  private held: ReadonlySet<string> = new Set()

  constructor(userId: string, setId: string) {
    this.prefix = `galley-unkept:${userId}:${setId}:`
  }

  /** Writes them down. */
  add(changes: readonly Change[]): Kept {
    const key = `${this.prefix}${changes[0]?.id}`
    try {
      localStorage.setItem(key, JSON.stringify(changes))
      return this.keptAt(key, changes)
    } catch {
      return () => {} // a browser that stores nothing, or is full: the page holds them, as it did before
    }
  }

  /** What a page that is gone left behind. */
  left(): { readonly changes: readonly Change[]; readonly kept: Kept } {
    const found = keysOf(this.prefix).map((key) => ({ key, changes: changesAt(key) }))
    return {
      changes: found.flatMap(({ changes }) => changes),
      kept: (elsewhere) => {
        for (const { key, changes } of found) this.keptAt(key, changes)(elsewhere)
      },
    }
  }

  /** Nothing but the page holds these now: the others are acknowledged or let go of, and their copies go. */
  readonly holds = (ids: ReadonlySet<string>): void => {
    this.held = ids
    for (const [key, own] of this.staying) {
      if (own.some((id) => ids.has(id))) continue
      this.staying.delete(key)
      localStorage.removeItem(key)
    }
  }

  private keptAt(key: string, changes: readonly Change[]): Kept {
    return (elsewhere) => {
      if (elsewhere) return localStorage.removeItem(key)
      const ids = changes.map(({ id }) => id)
      if (ids.some((id) => this.held.has(id))) this.staying.set(key, ids)
      else localStorage.removeItem(key) // acknowledged meanwhile
    }
  }
}

/** The changes' ids are made in the order of time. */
function keysOf(prefix: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .sort()
  } catch {
    return []
  }
}

function changesAt(key: string): Change[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as Change[]
  } catch {
    return []
  }
}
