import type { Change } from '@/lib/domain/annotation/change'
import type { RefusedChange as Refused } from '@/lib/domain/annotation/unsaved'
import type { OutboxDatabase } from './outbox-database'

/** The same as the browser's database, held until the page goes. */
export function memoryDatabase(): OutboxDatabase {
  let unsent: Change[] = []
  let refused: Refused[] = []
  return {
    add: async (changes, replaces = []) => {
      unsent.push(...changes)
      refused = refused.filter(({ change }) => !replaces.includes(change.id))
    },
    unsent: async () => [...unsent],
    refused: async () => [...refused],
    settle: async (done, more) => {
      unsent = unsent.filter(({ id }) => !done.has(id))
      refused = [...refused, ...more]
    },
    putAside: async (ids) => {
      refused = refused.filter(({ change }) => !ids.includes(change.id))
    },
    close: () => {},
  }
}

/** `kept()` is false once something is, or was, held in the page alone. */
export type SparedDatabase = OutboxDatabase & { kept(): boolean }

/**
 * A database with a memory beside it: what the database does not take (null: there is none; full; connection lost) is held
 * in the page, in order behind what the database holds. None of its methods rejects.
 */
export function withSpare(db: OutboxDatabase | null): SparedDatabase {
  const spare = memoryDatabase()
  const stored = forgiving(db ?? memoryDatabase())
  let kept = db !== null
  let turn: Promise<void> = Promise.resolve()
  const addOne = async (changes: readonly Change[], replaces: readonly string[]) => {
    const inOrder = db && (await spare.unsent()).length === 0
    if (inOrder && (await succeeds(db.add(changes, replaces)))) return spare.putAside(replaces)
    kept = false
    await spare.add(changes, replaces)
    await stored.putAside(replaces)
  }
  return {
    kept: () => kept,
    // one after the other: a later change is never stored before an earlier one that had to be held in the page
    add: (changes, replaces = []) => {
      turn = turn.then(() => addOne(changes, replaces))
      return turn
    },
    unsent: async () => [...(await stored.unsent()), ...(await spare.unsent())],
    refused: async () => [...(await stored.refused()), ...(await spare.refused())],
    settle: async (done, refused) => {
      const settled = await stored.settle(done, refused)
      await spare.settle(done, settled ? [] : refused)
    },
    putAside: async (ids) => {
      await stored.putAside(ids)
      await spare.putAside(ids)
    },
    close: () => db?.close(),
  }
}

/** Reads what was read last where reading fails, and leaves out what could not be deleted. */
function forgiving(db: OutboxDatabase) {
  const settled = new Set<string>()
  const aside = new Set<string>()
  let unsent: Change[] = []
  let refused: Refused[] = []
  return {
    unsent: async () => {
      unsent = (await db.unsent().catch(() => unsent)).filter(({ id }) => !settled.has(id))
      return unsent
    },
    refused: async () => {
      refused = (await db.refused().catch(() => refused)).filter(({ change }) => !aside.has(change.id))
      return refused
    },
    settle: async (done: ReadonlySet<string>, more: readonly Refused[]) => {
      const worked = await succeeds(db.settle(done, more))
      if (!worked) for (const id of done) settled.add(id)
      return worked
    },
    putAside: async (ids: readonly string[]) => {
      if (!(await succeeds(db.putAside(ids)))) for (const id of ids) aside.add(id)
    },
  }
}

const succeeds = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  )
