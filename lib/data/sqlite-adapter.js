// @ts-check
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import Database from 'libsql'

/** What every connection must hold; read back at once, for SQLite ignores a pragma it does not like. */
const PRAGMAS = { journal_mode: 'wal', synchronous: 2, busy_timeout: 1000, foreign_keys: 1 }

/**
 * The file that an address names: what stands behind a question mark says how to open it, not where.
 * @param {string} url `file:…` or a path, which may hold anything
 */
export const sqliteFile = (url) => (url.startsWith('file:') ? url.slice('file:'.length).replace(/\?.*$/, '') : url)

/**
 * Makes an empty file that only its owner reads (mode 0600); SQLite takes it for a new database, and gives what it puts
 * beside it the same mode. One that is there is closed to others.
 * @param {string} file
 */
export function makePrivate(file) {
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
}

/**
 * Opens the file and asserts WAL, synchronous=FULL, a busy timeout of 1 s and foreign keys.
 * @param {string} url `file:…` or a path
 * @throws when the database does not take one of them (one in memory has a journal of its own kind)
 */
export function openSqlite(url) {
  const file = sqliteFile(url)
  if (file !== ':memory:' && !existsSync(file)) makePrivate(file)
  const db = new Database(file)
  db.exec('PRAGMA busy_timeout=10000') // nobody is answered yet: there is time to wait for a process that is just closing it
  for (const [name, wanted] of Object.entries(PRAGMAS)) {
    db.exec(`PRAGMA ${name}=${wanted}`)
    const row = db.prepare(`PRAGMA ${name}`).get()
    const got = Object.values(/** @type {Record<string, unknown>} */ (row))[0]
    if (got !== wanted && got !== 'memory') throw new Error(`SQLite holds ${name}=${got}, not ${wanted}: is the file on a network share?`)
  }
  return db
}

const KEPT = { statements: 300, length: 5000 }

/**
 * Statements of a connection by their SQL, those used last kept: preparing one costs as much as running it. Rows come as
 * arrays, integers as BigInt.
 * @param {import('libsql').Database} db
 */
function keptStatements(db) {
  /** @typedef {{ statement: import('libsql').Statement, columns: { columns: string[], columnTypes: string[] } | null }} Prepared */
  /** @type {Map<string, Prepared>} */
  const kept = new Map()
  /** @param {string} sql @returns {Prepared} */
  const prepare = (sql) => {
    const statement = db.prepare(sql)
    if (!statement.reader) return { statement, columns: null }
    statement.safeIntegers(true).raw(true)
    const columns = statement.columns()
    return { statement, columns: { columns: columns.map((c) => c.name), columnTypes: columns.map((c) => c.type ?? '') } }
  }
  return {
    /** @param {string} sql */
    of(sql) {
      const one = kept.get(sql) ?? prepare(sql)
      if (sql.length > KEPT.length) return one
      kept.delete(sql)
      kept.set(sql, one)
      if (kept.size > KEPT.statements) kept.delete(/** @type {string} */ (kept.keys().next().value))
      return one
    },
    forget: () => kept.clear(),
  }
}

/**
 * Prisma's libSQL adapter over one connection that lives as long as the process. Its own client opens another after
 * every transaction and never closes the one before: file descriptors run out, and what is set per connection
 * (busy_timeout, synchronous) is lost.
 */
export class SqliteAdapter extends PrismaLibSql {
  /** A second process waits there, rather than failing when it first writes. */
  begin = 'BEGIN IMMEDIATE'

  /** @override @param {{ url: string }} config @returns {any} */
  createClient({ url }) {
    const db = openSqlite(url)
    const prepared = keptStatements(db)
    /** @param {{ sql: string, args: unknown[] }} query */
    const execute = async ({ sql, args: given }) => {
      const args = given.map((arg) => (typeof arg === 'boolean' ? Number(arg) : arg)) // the driver dies of a boolean
      const { statement, columns } = prepared.of(sql)
      if (!columns) return { columns: [], columnTypes: [], rows: [], rowsAffected: Number(statement.run(args).changes) }
      return { ...columns, rows: statement.all(args), rowsAffected: 0 }
    }
    return {
      execute,
      executeMultiple: async (/** @type {string} */ sql) => {
        prepared.forget() // it may change tables
        db.exec(sql)
      },
      transaction: async () => {
        db.exec(this.begin)
        return { execute, commit: async () => void db.exec('COMMIT'), rollback: async () => void (db.inTransaction && db.exec('ROLLBACK')) }
      },
      close: () => db.close(),
    }
  }
}

/** The same, to read: its transactions hold nobody up, and see what stood at their first read. */
export class SqliteReader extends SqliteAdapter {
  /** @override */
  begin = 'BEGIN'
}
