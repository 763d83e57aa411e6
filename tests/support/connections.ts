import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import pg from 'pg'

const url = process.env.DATABASE_URL ?? ''
export const isSqlite = url.startsWith('file:')
/** Whether it can be seen here what is open: by /proc, or by the database itself. */
export const connectionsAreSeen = !isSqlite || existsSync('/proc/self/fd')

/** How many times this process has the test's database open. */
export async function openConnections(): Promise<number> {
  if (!isSqlite) return sessions()
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(url.slice(5))
    } catch {
      return false // closed since it was listed
    }
  }).length
}

async function sessions(): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database()')
  await client.end()
  return rows[0].n
}
