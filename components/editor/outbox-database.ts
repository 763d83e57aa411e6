import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb'
import { openLockOf, outboxNameOf } from '@/components/unsent/registry'
import type { Change } from '@/lib/domain/annotation/change'
import type { RefusedChange as Refused } from '@/lib/domain/annotation/unsaved'

interface OutboxSchema extends DBSchema {
  unsent: { key: number; value: Change }
  refused: { key: string; value: Refused }
}

/** What a reader's browser keeps of one set until the server has acknowledged it, in the order it was done. */
export type OutboxDatabase = {
  /**
   * Keeps changes to be sent, in the place of others that are refused or will be: both or neither. What is here already, unsent or
   * refused, stays as it is.
   */
  add(changes: readonly Change[], replaces?: readonly string[]): Promise<void>
  unsent(): Promise<Change[]>
  refused(): Promise<Refused[]>
  /**
   * The server answered for all that is `done`: of that, what was refused is kept aside with the reason, but for what is no longer
   * unsent, neither here nor among the ids `elsewhere`: the reader let go of it meanwhile, or did something else in the place of it.
   */
  settle(done: ReadonlySet<string>, refused: readonly Refused[], elsewhere?: ReadonlySet<string>): Promise<void>
  /** What was put aside is refused again. */
  putBack(refused: readonly Refused[]): Promise<void>
  /** Forgets changes that are refused or will be. */
  putAside(ids: readonly string[]): Promise<void>
  close(): void
}

/**
 * Opens the database of one reader and one set: what somebody else left in this browser is never sent for them. Closed, it is
 * deleted where nothing is in it and nobody else has it open.
 */
export async function openOutboxDatabase(userId: string, setId: string): Promise<OutboxDatabase> {
  const name = outboxNameOf(userId, setId)
  const letGo = await holdOpen(name)
  const db = await openNamed(name).catch(async (error) => {
    await letGo()
    throw error
  })
  const close = () => {
    db.close()
    void letGo()
      .then(() => deleteEmpty(name))
      .catch(() => {}) // left for the next time
  }
  return { ...over(db), close }
}

const openNamed = (name: string) =>
  openDB<OutboxSchema>(name, 1, {
    upgrade(made) {
      made.createObjectStore('unsent', { autoIncrement: true })
      made.createObjectStore('refused', { keyPath: 'change.id' })
    },
  })

/** From before it is opened until it is closed nobody deletes the database. Gives back what ends that. */
async function holdOpen(name: string): Promise<() => Promise<unknown>> {
  const { locks } = navigator
  if (!locks) return async () => {}
  return new Promise((resolve, reject) => {
    const held: Promise<unknown> = locks.request(openLockOf(name), { mode: 'shared' }, () => {
      return new Promise<void>((end) => {
        resolve(() => {
          end()
          return held
        })
      })
    })
    held.catch(reject)
  })
}

/** Whoever opens it meanwhile waits, and finds a new one. Without locks it stays: somebody might just be opening it. */
async function deleteEmpty(name: string): Promise<void> {
  await navigator.locks?.request(openLockOf(name), { ifAvailable: true }, async (lock) => {
    if (!lock) return
    const db = await openNamed(name)
    const left = (await db.count('unsent')) + (await db.count('refused'))
    db.close()
    if (left === 0) await deleteDB(name)
  })
}

const over = (db: IDBPDatabase<OutboxSchema>): Omit<OutboxDatabase, 'close'> => ({
  async add(changes, replaces = []) {
    const tx = db.transaction(['unsent', 'refused'], 'readwrite', { durability: 'strict' })
    const gone = replaces.map((id) => tx.objectStore('refused').delete(id))
    if (replaces.length > 0) await deleteUnsent(tx.objectStore('unsent'), new Set(replaces))
    const [unsent, refused] = await Promise.all([tx.objectStore('unsent').getAll(), tx.objectStore('refused').getAllKeys()])
    const fresh = newOf(changes, [...unsent.map(({ id }) => id), ...refused])
    await Promise.all([...fresh.map((change) => tx.objectStore('unsent').add(change)), ...gone, tx.done])
  },
  unsent: () => db.getAll('unsent'),
  refused: () => db.getAll('refused'),
  async settle(done, refused, elsewhere = new Set()) {
    const tx = db.transaction(['unsent', 'refused'], 'readwrite', { durability: 'strict' })
    const were = await deleteUnsent(tx.objectStore('unsent'), done)
    const standing = refused.filter(({ change }) => were.has(change.id) || elsewhere.has(change.id))
    await Promise.all([...standing.map((one) => tx.objectStore('refused').put(one)), tx.done])
  },
  async putBack(refused) {
    const tx = db.transaction('refused', 'readwrite', { durability: 'strict' })
    await Promise.all([...refused.map((one) => tx.store.put(one)), tx.done])
  },
  async putAside(ids) {
    const tx = db.transaction(['unsent', 'refused'], 'readwrite', { durability: 'strict' })
    const gone = ids.map((id) => tx.objectStore('refused').delete(id))
    await deleteUnsent(tx.objectStore('unsent'), new Set(ids))
    await Promise.all([...gone, tx.done])
  },
})

/** Those of `changes` that have none of these ids, each once. */
export function newOf(changes: readonly Change[], ids: readonly string[]): Change[] {
  const known = new Set(ids)
  return changes.filter(({ id }) => !known.has(id) && known.add(id))
}

type UnsentStore = IDBPObjectStore<OutboxSchema, ('unsent' | 'refused')[], 'unsent', 'readwrite'>
/** Deletes those of them that are there, and gives their ids. */
async function deleteUnsent(store: UnsentStore, ids: ReadonlySet<string>): Promise<Set<string>> {
  const deleted = new Set<string>()
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
    const { id } = cursor.value
    if (!ids.has(id)) continue
    deleted.add(id)
    await cursor.delete()
  }
  return deleted
}
