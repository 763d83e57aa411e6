import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient as PostgresClient } from '@/generated/prisma/postgresql/client'
import { Prisma, PrismaClient } from '@/generated/prisma/sqlite/client'
import { databaseUrl, providerOf } from './provider'
import { SqliteAdapter, SqliteReader } from './sqlite-adapter'

/** SQLite's client type stands for both: what it may be asked is the smaller set. */
export type Db = PrismaClient
/** What a function takes that may run inside a transaction or outside of one. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>
export { Prisma }

const onPostgres = (connectionString: string, max?: number) =>
  new PostgresClient({ adapter: new PrismaPg({ connectionString, max }) }) as unknown as Db

function open(url: string): Db {
  return providerOf(url) === 'postgresql' ? onPostgres(url) : new PrismaClient({ adapter: new SqliteAdapter({ url }) })
}

const kept = globalThis as { galleyDb?: Db; galleyReaders?: Db[] }

/** The one client of this process, opened at first use: importing this touches no database. */
export function db(): Db {
  kept.galleyDb ??= open(databaseUrl())
  return kept.galleyDb
}

/**
 * Runs `work` in one transaction and gives its value. Inside, use only `tx`: on SQLite the one connection is held, and
 * asking `db()` would wait for itself.
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, { maxWait: 10_000, timeout: 30_000 })
}

/** After so long a reading is given up: while it goes on, the database keeps what it sees. */
const READING_MS = 3600_000

/**
 * Yields what `read` yields, all of it as the database stood at one moment, on a connection of its own that keeps nobody
 * from writing. The moment is that of the first read; it ends when the reader has had enough or after an hour.
 */
export async function* fromSnapshot<T>(read: (tx: Tx) => AsyncGenerator<T>): AsyncGenerator<T> {
  const url = databaseUrl()
  const isPostgres = providerOf(url) === 'postgresql'
  const client = isPostgres ? onPostgres(url, 1) : sqliteReader(url)
  const options = { maxWait: 10_000, timeout: READING_MS, ...(isPostgres ? { isolationLevel: 'RepeatableRead' as never } : {}) }
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  let ended: Promise<void> = finished
  try {
    const tx = await new Promise<Tx>((opened, failed) => {
      ended = client.$transaction(async (inside) => {
        opened(inside)
        await finished
      }, options)
      ended.catch(failed)
    })
    yield* read(tx)
  } finally {
    finish()
    const isSound = await ended.then(
      () => true,
      () => false, // it wrote nothing
    )
    if (isPostgres || !isSound) await client.$disconnect()
    else kept.galleyReaders?.push(client)
  }
}

/** A connection that reads nothing just now. They are kept: of one that is closed the driver leaves files open until memory is tidied. */
function sqliteReader(url: string): Db {
  kept.galleyReaders ??= []
  return kept.galleyReaders.pop() ?? new PrismaClient({ adapter: new SqliteReader({ url }) })
}
