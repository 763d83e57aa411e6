import type { Change } from '@/lib/domain/annotation/change'
import type { RefusedChange as Refused } from '@/lib/domain/annotation/unsaved'
import { newOf, type OutboxDatabase } from './outbox-database'

/** The same as the browser's database, held until the page goes. `ids()`: of all changes in it, unsent and refused. */
function memoryDatabase(): OutboxDatabase & { ids(): Set<string> } {
  let unsent: Change[] = []
  let refused: Refused[] = []
  return {
    add: async (changes, replaces = []) => {
      unsent = unsent.filter(({ id }) => !replaces.includes(id))
      refused = refused.filter(({ change }) => !replaces.includes(change.id))
      unsent = newOf(
        [...unsent, ...changes],
        refused.map(({ change }) => change.id),
      )
    },
    unsent: async () => [...unsent],
    refused: async () => [...refused],
    settle: async (done, more) => {
      const were = new Set(unsent.map(({ id }) => id))
      unsent = unsent.filter(({ id }) => !done.has(id))
      refused = [...refused, ...more.filter(({ change }) => were.has(change.id))]
    },
    putBack: async (more) => {
      refused = [...refused, ...more]
    },
    putAside: async (ids) => {
      unsent = unsent.filter(({ id }) => !ids.includes(id))
      refused = refused.filter(({ change }) => !ids.includes(change.id))
    },
    close: () => {},
    ids: () => new Set([...unsent.map(({ id }) => id), ...refused.map(({ change }) => change.id)]),
  }
}

export type SparedDatabase = Omit<OutboxDatabase, 'add'> & {
  /** Resolves to whether the changes stand in the browser's database. */
  add(changes: readonly Change[], replaces?: readonly string[]): Promise<boolean>
  /** false once something is, or was, held in the page alone */
  kept(): boolean
  /** ids of the changes that the page alone holds now, unsent and refused */
  held(): ReadonlySet<string>
}

/**
 * A database with a memory beside it: what the database does not take (null: there is none; full; connection lost) is held
 * in the page, in order behind what the database holds. None of its methods rejects. What was to be added before it is closed
 * is added.
 */
export function withSpare(db: OutboxDatabase | null): SparedDatabase {
  const spare = memoryDatabase()
  const stored = forgiving(db ?? NONE)
  let kept = db !== null
  let turn: Promise<unknown> = Promise.resolve()
  const addOne = async (changes: readonly Change[], replaces: readonly string[]): Promise<boolean> => {
    const inOrder = db && (await spare.unsent()).length === 0
    if (inOrder && (await succeeds(db.add(changes, replaces)))) {
      await spare.putAside(replaces)
      return true
    }
    kept = false
    await spare.add(changes, replaces)
    await stored.putAside(replaces)
    return false
  }
  return {
    kept: () => kept,
    held: spare.ids,
    // one after the other: a later change is never stored before an earlier one that had to be held in the page
    add: (changes, replaces = []) => {
      const added = turn.then(() => addOne(changes, replaces))
      turn = added
      return added
    },
    unsent: async () => newOf([...(await stored.unsent()), ...(await spare.unsent())], []),
    refused: async () => [...(await stored.refused()), ...(await spare.refused())],
    settle: async (done, refused) => {
      const held = new Set((await spare.unsent()).map(({ id }) => id))
      const left = await stored.settle(done, refused, held)
      await Promise.all([spare.settle(done, []), spare.putBack(left)])
    },
    putBack: async (refused) => {
      if (!(await stored.putBack(refused))) await spare.putBack(refused)
    },
    putAside: async (ids) => {
      await spare.putAside(ids)
      await stored.putAside(ids)
    },
    close: () => void turn.finally(() => db?.close()),
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
    /** Gives of what was refused that which still stands and could not be stored. */
    settle: async (done: ReadonlySet<string>, more: readonly Refused[], elsewhere: ReadonlySet<string>): Promise<Refused[]> => {
      if (await succeeds(db.settle(done, more, elsewhere))) return []
      const were = new Set(unsent.flatMap(({ id }) => (settled.has(id) ? [] : [id])))
      for (const id of done) settled.add(id)
      return more.filter(({ change }) => were.has(change.id) || elsewhere.has(change.id))
    },
    putBack: async (more: readonly Refused[]): Promise<boolean> => {
      const worked = await succeeds(db.putBack(more))
      if (worked) for (const { change } of more) aside.delete(change.id)
      return worked
    },
    putAside: async (ids: readonly string[]) => {
      if (await succeeds(db.putAside(ids))) return
      for (const id of ids) {
        aside.add(id)
        settled.add(id)
      }
    },
  }
}

/** A database that is not there: each of its methods fails. */
const no = () => Promise.reject<never>(new Error('There is no database.'))
const NONE: OutboxDatabase = { add: no, unsent: no, refused: no, settle: no, putBack: no, putAside: no, close: () => {} }

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  )
