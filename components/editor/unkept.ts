import type { Change } from '@/lib/domain/annotation/change'

/**
 * What was done and does not stand in the outbox's database yet. Writing there takes a moment that a page which is closed or
 * loaded anew does not have; this is written at once. Changes of one reader and one set, in the order they were done.
 */
export class Unkept {
  private readonly prefix: string

  constructor(userId: string, setId: string) {
    this.prefix = `galley-unkept:${userId}:${setId}:`
  }

  /** Writes them down; gives back what is to be called once they are kept elsewhere. */
  add(changes: readonly Change[]): () => void {
    const key = `${this.prefix}${changes[0]?.id}`
    try {
      localStorage.setItem(key, JSON.stringify(changes))
      return () => localStorage.removeItem(key)
    } catch {
      return () => {} // a browser that stores nothing, or is full: the page holds them, as it did before
    }
  }

  /** What a page that is gone left behind, with what is to be called once it is kept elsewhere. */
  left(): { readonly changes: readonly Change[]; readonly kept: () => void } {
    const keys = keysOf(this.prefix)
    return {
      changes: keys.flatMap(changesAt),
      kept: () => {
        for (const key of keys) localStorage.removeItem(key)
      },
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
