import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginOn, commandLineOn, migrate } from '../support/command-line'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-backup-'))
const file = (name: string) => path.join(dir, name)
const place = file('galley.db')
const galley = commandLineOn(place)
const projects = () => JSON.parse(galley(['project', 'list', '--json']).stdout) as { name: string }[]
const kept = () => readdirSync(dir).filter((name) => name.includes('before-restore'))

/** A backup with one project in a database that has gone on since. */
beforeAll(() => {
  migrate(place)
  galley(['user', 'add', '--email', 'owner@example.org', '--name', 'Owner', '--role', 'owner'], 'tram lentil orbit nineteen\n')
  galley(['demo', 'add', '--email', 'owner@example.org'])
  expect(galley(['backup', file('one.db')])).toMatchObject({ status: 0 })
  galley(['demo', 'add', '--email', 'owner@example.org'])
}, 240_000)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('restoring a backup', { timeout: 300_000 }, () => {
  test('is refused while somebody has the database open, and changes nothing', async () => {
    const script = `const db = new (require('libsql'))(process.argv[1]); db.exec('PRAGMA journal_mode=WAL'); console.log('open'); setInterval(() => {}, 1e6)`
    const server = spawn(process.execPath, ['-e', script, place], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(server.stdout, 'data')
    expect(galley(['restore', file('one.db')])).toMatchObject({ status: 1, stderr: expect.stringMatching(/is in use: stop Galley/) })
    expect(projects()).toHaveLength(2)
    server.kill()
    await once(server, 'exit')
    inOneFile(place)
  })

  test.each([
    ['that is not there', () => file('none.db'), /There is no file/],
    ['that is no database', () => spoiled('text.db', () => Buffer.from('Dear reader, this is no database.')), /no SQLite database/],
    ['that is a folder', () => dir, /is no file/],
    ['that is the database itself', () => place, /is the database itself/],
    ['whose end is missing', () => spoiled('short.db', (bytes) => bytes.subarray(0, bytes.length / 2)), /damaged/],
    ['of something else', () => foreign('foreign.db'), /no database of a Galley/],
    [
      'of a newer Galley',
      () => changed('newer.db', `UPDATE "_prisma_migrations" SET "migration_name" = '29990101000000_later'`),
      /newer Galley/,
    ],
    ['with a quote that was changed', () => changed('quote.db', `UPDATE "Text" SET "characters" = upper("characters")`), /does not hold/],
  ])('a file %s is refused in one line, and changes nothing', (_, make, why) => {
    const before = readFileSync(place)
    const { status, stderr } = galley(['restore', make()])
    expect(stderr).toMatch(why)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(status).toBe(1)
    expect(readFileSync(place).equals(before)).toBe(true)
    expect(kept()).toEqual([])
    expect(readdirSync(dir).filter((name) => name.includes('restoring'))).toEqual([])
  })

  test('killed at any moment, it leaves the old database or the new one, whole', async () => {
    for (const after of [500, 1500, 2500, 4000]) {
      const restoring = beginOn(place, ['restore', file('one.db')])
      const over = once(restoring, 'exit')
      await Promise.race([over, pause(after)])
      restoring.kill('SIGKILL')
      await over
      const counts = JSON.parse(galley(['verify', '--json']).stdout)
      expect(counts.problems).toEqual([])
      expect([10, 20]).toContain(counts.texts)
    }
    for (const name of kept()) rmSync(file(name))
  })

  test('puts the backup in the place of the database and keeps what was there', () => {
    galley(['demo', 'add', '--email', 'owner@example.org'])
    const before = projects().length
    const done = galley(['restore', file('one.db'), '--json'])
    expect(done).toMatchObject({ status: 0, stderr: '' })
    expect(projects()).toHaveLength(1)
    expect(readdirSync(dir).filter((name) => name.includes('restoring'))).toEqual([])
    const [name] = kept()
    expect(JSON.parse(done.stdout)).toEqual({ file: file('one.db'), kept: file(name ?? '') })
    // and back again
    expect(galley(['restore', file(name ?? '')])).toMatchObject({ status: 0 })
    expect(projects()).toHaveLength(before)
  })

  test('makes a database where there is none, or where it is damaged', () => {
    const elsewhere = file('new/place.db')
    expect(commandLineOn(elsewhere)(['restore', file('one.db')])).toMatchObject({ status: 0 })
    expect(JSON.parse(commandLineOn(elsewhere)(['verify', '--json']).stdout)).toMatchObject({ texts: 10, problems: [] })
    const broken = spoiled('broken.db', (bytes) => bytes.fill(7))
    expect(commandLineOn(broken)(['restore', file('one.db')])).toMatchObject({ status: 0 })
    expect(JSON.parse(commandLineOn(broken)(['verify', '--json']).stdout)).toMatchObject({ texts: 10, problems: [] })
  })
})

test('a backup is refused where something is already, or no folder is', () => {
  expect(galley(['backup', file('one.db')])).toMatchObject({ status: 1, stderr: expect.stringContaining('exists already') })
  expect(galley(['backup', file('no/where.db')])).toMatchObject({ status: 1, stderr: expect.stringContaining('no folder') })
})

/** As taking hold of it leaves the file, so that its bytes can be compared. A connection of this process would stay open. */
function inOneFile(database: string): void {
  const script = `new (require('libsql'))(process.argv[1]).exec('PRAGMA journal_mode=DELETE')`
  execFileSync(process.execPath, ['-e', script, database])
}

function spoiled(name: string, spoil: (bytes: Buffer) => Uint8Array): string {
  writeFileSync(file(name), spoil(readFileSync(file('one.db'))))
  return file(name)
}

function changed(name: string, sql: string): string {
  copyFileSync(file('one.db'), file(name))
  new Database(file(name)).exec(sql)
  return file(name)
}

function foreign(name: string): string {
  rmSync(file(name), { force: true })
  new Database(file(name)).exec('CREATE TABLE "T" ("x")')
  return file(name)
}
