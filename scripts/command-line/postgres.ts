import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import pg from 'pg'
import { databaseUrl } from '@/lib/data/provider'
import { makePrivate } from '@/lib/data/sqlite-adapter'
import { checkOther, upgradeOther } from './child'
import { CommandProblem } from './problems'
import type { Progress } from './progress'

/** Runs one of PostgreSQL's own programs on a database; the password travels in the environment, where nobody else reads it. */
async function run(program: 'pg_dump' | 'pg_restore', args: readonly string[], url: string): Promise<void> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const env = {
    ...process.env,
    PGHOST: searchParams.get('host') ?? decodeURIComponent(hostname),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...(password ? { PGPASSWORD: decodeURIComponent(password) } : {}),
    ...(searchParams.has('sslmode') ? { PGSSLMODE: searchParams.get('sslmode') ?? '' } : {}),
  }
  const child = spawn(program, [...args], { env, stdio: ['ignore', 'inherit', 'pipe'] })
  let failed = ''
  child.stderr.on('data', (chunk) => {
    failed += chunk
  })
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? missing(program) : error))
    child.on('close', resolve)
  })
  if (status !== 0) throw new CommandProblem(`${program} failed: ${failed.trim().split('\n').at(-1)}`)
}

const missing = (program: string) =>
  new CommandProblem(
    `${program} is not installed here. Install PostgreSQL’s client programs (Debian, Ubuntu: apt-get install postgresql-client), or run ${program} --format=custom where they are.`,
  )

/** A consistent copy by pg_dump, in its custom format. */
export const dumpPostgres = (to: string): Promise<void> => {
  makePrivate(to)
  return run('pg_dump', ['--format=custom', '--no-owner', '--no-privileges', `--file=${to}`], databaseUrl())
}

/**
 * Restores a dump into a new database on the same server, brings it up to date and verifies it there; then the two change
 * names in one transaction. What was there before stays under another name (`kept`).
 */
export async function restorePostgres(file: string, shown: Progress): Promise<{ kept: string | null }> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new CommandProblem(`There is no file ${file}.`)
  const name = decodeURIComponent(new URL(databaseUrl()).pathname.slice(1))
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const arriving = `${name.slice(0, 30)}_restoring_${stamp}`
  const kept = `${name.slice(0, 30)}_before_restore_${stamp}`
  const server = new pg.Client({ connectionString: named('postgres') })
  await server.connect().catch((error: Error) => {
    throw new CommandProblem(`The server’s database “postgres” cannot be reached, from which others are made: ${error.message}`)
  })
  try {
    await refuseWhileRunning(server, name)
    await ask(server, `CREATE DATABASE ${quoted(arriving)} TEMPLATE template0 ENCODING 'UTF8'`)
    shown.say('restoring …')
    await run('pg_restore', ['--no-owner', '--no-privileges', '--exit-on-error', `--dbname=${arriving}`, file], named(arriving))
    await upgradeOther(named(arriving))
    shown.say('verifying …')
    await checkOther(named(arriving))
    await refuseWhileRunning(server, name)
    await ask(server, 'BEGIN')
    await ask(server, `ALTER DATABASE ${quoted(name)} RENAME TO ${quoted(kept)}`)
    await ask(server, `ALTER DATABASE ${quoted(arriving)} RENAME TO ${quoted(name)}`)
    await ask(server, 'COMMIT')
    return { kept: `the database ${kept}` }
  } finally {
    await server.query('ROLLBACK').catch(() => {})
    await server.query(`DROP DATABASE IF EXISTS ${quoted(arriving)} WITH (FORCE)`).catch(() => {})
    await server.end()
  }
}

/** The address of another database on the same server. */
function named(database: string): string {
  const url = new URL(databaseUrl())
  url.pathname = `/${encodeURIComponent(database)}`
  return url.href
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

async function ask(server: pg.Client, sql: string): Promise<void> {
  await server.query(sql).catch((error: Error) => {
    throw new CommandProblem(`PostgreSQL refused (${sql.split(' ').slice(0, 2).join(' ')}): ${error.message}. Nothing was changed.`)
  })
}

async function refuseWhileRunning(server: pg.Client, name: string): Promise<void> {
  const { rows } = await server.query('SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = $1', [name])
  if (rows[0].open > 0)
    throw new CommandProblem(`The database ${name} is in use (${rows[0].open} connections): stop Galley first. Nothing was changed.`)
}
