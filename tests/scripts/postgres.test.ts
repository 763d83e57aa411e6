import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandLineOn, migrate } from '../support/command-line'

const server = process.env.GALLEY_TEST_POSTGRES ?? ''
const name = `galley_backup_${randomBytes(6).toString('hex')}`
const named = (database: string) => Object.assign(new URL(server || 'postgresql://nowhere'), { pathname: `/${database}` }).href
const dir = mkdtempSync(path.join(tmpdir(), 'galley-postgres-'))
const dump = path.join(dir, 'one.dump')

async function onServer<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}
const databases = async () =>
  (await onServer<{ datname: string }>(`SELECT datname FROM pg_database WHERE datname LIKE '${name}%'`)).map(({ datname }) => datname)

const skipped = server ? '' : ' (skipped: GALLEY_TEST_POSTGRES names no server)'
describe.skipIf(!server)(`a backup of PostgreSQL${skipped}`, { timeout: 240_000 }, () => {
  const galley = commandLineOn(named(name))
  const projects = () => JSON.parse(galley(['project', 'list', '--json']).stdout) as unknown[]

  beforeAll(async () => {
    await onServer(`CREATE DATABASE ${name}`)
    migrate(named(name))
    galley(['user', 'add', '--email', 'owner@example.org', '--name', 'Owner', '--role', 'owner'], 'tram lentil orbit nineteen\n')
    galley(['demo', 'add', '--email', 'owner@example.org'])
  }, 240_000)
  afterAll(async () => {
    for (const database of await databases()) await onServer(`DROP DATABASE ${database} WITH (FORCE)`)
    rmSync(dir, { recursive: true, force: true })
  })

  test('is put in the place of the database, which is kept', async () => {
    expect(galley(['backup', dump])).toMatchObject({ status: 0 })
    galley(['demo', 'add', '--email', 'owner@example.org'])
    expect(projects()).toHaveLength(2)
    expect(galley(['restore', dump])).toMatchObject({ status: 0, stdout: expect.stringContaining('is kept: the database') })
    expect(projects()).toHaveLength(1)
    expect(await databases()).toHaveLength(2)
  })

  test('is refused while somebody is connected, and when it is none; nothing of it stays', async () => {
    const open = new pg.Client({ connectionString: named(name) })
    await open.connect()
    expect(galley(['restore', dump])).toMatchObject({ status: 1, stderr: expect.stringMatching(/is in use.*stop Galley/) })
    await open.end()
    writeFileSync(path.join(dir, 'letter'), 'Dear reader')
    expect(galley(['restore', path.join(dir, 'letter')])).toMatchObject({ status: 1, stderr: expect.stringContaining('pg_restore failed') })
    expect((await databases()).filter((one) => one.includes('restoring'))).toEqual([])
  })
})
