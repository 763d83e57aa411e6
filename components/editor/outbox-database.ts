import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ApiProblem } from '@/components/api-client'
import type { Change, Refusal } from '@/lib/domain/annotation/change'

/** A change the server does not take: by the rules of annotating, or because its request cannot be read. */
export type Refused = { readonly change: Change; readonly reason: Refusal | ApiProblem['reason']; readonly detail: string }
interface OutboxSchema extends DBSchema {
  unsent: { key: number; value: Change }
  refused: { key: string; value: Refused }
}

/** What a reader's browser keeps of one set until the server has acknowledged it, in the order it was done. */
export type OutboxDatabase = {
  add(changes: readonly Change[]): Promise<void>
  unsent(): Promise<Change[]>
  refused(): Promise<Refused[]>
  /** The server answered: these are in, those are kept aside with the reason. */
  settle(done: ReadonlySet<string>, refused: readonly Refused[]): Promise<void>
  putAside(id: string): Promise<void>
  close(): void
}

/** Opens the database of one reader and one set: what somebody else left in this browser is never sent for them. */
export async function openOutboxDatabase(userId: string, setId: string): Promise<OutboxDatabase> {
  const db = await openDB<OutboxSchema>(`galley-outbox-${userId}-${setId}`, 1, {
    upgrade(made) {
      made.createObjectStore('unsent', { autoIncrement: true })
      made.createObjectStore('refused', { keyPath: 'change.id' })
    },
  })
  return over(db)
}

const over = (db: IDBPDatabase<OutboxSchema>): OutboxDatabase => ({
  async add(changes) {
    const tx = db.transaction('unsent', 'readwrite', { durability: 'strict' })
    await Promise.all([...changes.map((change) => tx.store.add(change)), tx.done])
  },
  unsent: () => db.getAll('unsent'),
  refused: () => db.getAll('refused'),
  async settle(done, refused) {
    const tx = db.transaction(['unsent', 'refused'], 'readwrite', { durability: 'strict' })
    for (const one of refused) await tx.objectStore('refused').put(one)
    for (let cursor = await tx.objectStore('unsent').openCursor(); cursor; cursor = await cursor.continue())
      if (done.has(cursor.value.id)) await cursor.delete()
    await tx.done
  },
  putAside: (id) => db.delete('refused', id),
  close: () => db.close(),
})
