import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient as PostgresClient } from '@/generated/prisma/postgresql/client'
import { Prisma, PrismaClient } from '@/generated/prisma/sqlite/client'
import { databaseUrl, providerOf } from './provider'
import { SqliteAdapter } from './sqlite-adapter'

/** SQLite's client type stands for both: what it may be asked is the smaller set. */
export type Db = PrismaClient
/** What a function takes that may run inside a transaction or outside of one. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>
export { Prisma }

function open(url: string): Db {
  if (providerOf(url) === 'postgresql') return new PostgresClient({ adapter: new PrismaPg({ connectionString: url }) }) as unknown as Db
  return new PrismaClient({ adapter: new SqliteAdapter({ url }) })
}

const kept = globalThis as { galleyDb?: Db }

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
