import { v7 } from 'uuid'
import { unkeptPrefixOf } from '@/components/unsent/registry'
import type { Change } from '@/lib/domain/annotation/change'

/** To be called once it is known whether what was written down is kept elsewhere too; if not, it stays. */
export type Kept = (elsewhere: boolean) => void
/** What a page that is gone left behind. */
export type Left = { readonly changes: readonly Change[]; readonly kept: Kept }

/**
 * What was done and does not stand in the outbox's database yet, or cannot. Writing there takes a moment that a page which is
 * closed or loaded anew does not have; this is written at once. Changes of one reader and one set, in the order they were done.
 * What a page wrote down is its own as long as it shows the set, where the browser has locks (not over plain http).
 */
export class Unkept {
  private readonly prefix: string
  private owner = v7()
  private closing = new AbortController()
  /** by key the ids of changes that no database takes: their copies stay as long as the page holds them */
  private readonly staying = new Map<string, readonly string[]>()
  private held: ReadonlySet<string> = new Set()

  constructor(userId: string, setId: string) {
    this.prefix = unkeptPrefixOf(userId, setId)
  }

  /** The page shows the set, until it calls what this gives. */
  open(): () => void {
    const closing = new AbortController()
    this.owner = v7()
    this.closing = closing
    this.staying.clear()
    this.held = new Set()
    const untilClosed = () => new Promise<void>((resolve) => closing.signal.addEventListener('abort', () => resolve()))
    void whenFree(this.owner, untilClosed, closing.signal)
    return () => closing.abort()
  }

  /** Writes them down. */
  add(changes: readonly Change[]): Kept {
    const key = `${this.prefix}${changes[0]?.id}:${this.owner}`
    try {
      localStorage.setItem(key, JSON.stringify(changes))
      return this.keptAt(key, changes)
    } catch {
      return () => {} // a browser that stores nothing, or is full: the page holds them, as it did before
    }
  }

  /** What pages that are gone left behind. What stands there of others is given to `later` when they are gone too. */
  async left(later: (left: Left) => Promise<void>): Promise<Left> {
    const living = await livingOwners()
    const keys = keysOf(this.prefix).filter((key) => ownerOf(key) !== this.owner)
    const owners = new Set(keys.map(ownerOf).filter((owner) => living.has(owner)))
    const isOf = (owner: string) => (key: string) => ownerOf(key) === owner
    for (const owner of owners) void whenFree(owner, () => later(this.leftAt(keysOf(this.prefix).filter(isOf(owner)))), this.closing.signal)
    return this.leftAt(keys.filter((key) => !living.has(ownerOf(key))))
  }

  private leftAt(keys: readonly string[]): Left {
    const found = keys.map((key) => ({ key, changes: changesAt(key) }))
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

/** A page holds the lock of this name as long as it shows the set. */
const lockOf = (owner: string) => `galley-unkept-${owner}`
/** Copies of before pages had names have none. */
const ownerOf = (key: string) => key.split(':')[4] ?? ''

async function livingOwners(): Promise<{ has(owner: string): boolean }> {
  const { held = [] } = (await navigator.locks?.query().catch(() => null)) ?? {}
  const names = new Set(held.map(({ name }) => name))
  return { has: (owner) => names.has(lockOf(owner)) }
}

/** Does it once nobody holds the owner's lock, and holds it until that is done. */
async function whenFree(owner: string, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  await navigator.locks?.request(lockOf(owner), { signal }, work).catch(() => {}) // closed before
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
