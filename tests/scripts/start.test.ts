import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { closeData } from '../../scripts/environment.mjs'
import { commandLineOn, migrate } from '../support/command-line'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-start-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const mode = (...names: string[]) => (statSync(path.join(dir, ...names)).mode & 0o777).toString(8)
const run = (script: string, args: string[], env: Record<string, string>) =>
  spawnSync(process.execPath, [`scripts/${script}`, ...args], { env: { PATH: process.env.PATH ?? '', ...env } as never, encoding: 'utf8' })

test('what is not right in the settings is said, a line each, before anything is made', () => {
  const before = readdirSync('.')
  const { status, stdout, stderr } = run('start.mjs', [], { DATABASE_URL: 'garbage', PORT: 'x', GITHUB_ID: '1' })
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toEqual([
    'Galley: DATABASE_URL must be file:<path> or postgresql://user:password@host:port/database',
    'Galley: PORT must be a number from 1 to 65535',
    'Galley: GITHUB_SECRET must be set too, for there is GITHUB_ID',
  ])
  expect(run('db.mjs', ['upgrade'], { DATABASE_URL: 'garbage' })).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^Galley: .*\n$/),
  })
  expect(readdirSync('.')).toEqual(before)
})

test('npm start refuses them before it builds', () => {
  const { status, stdout, stderr } = run('setup.mjs', ['build'], { DATABASE_URL: 'garbage', npm_lifecycle_event: 'prestart' })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(/^Galley: DATABASE_URL must be .*\n$/)
})

test('the command line refuses them alike', () => {
  const { status, stderr } = commandLineOn('nonsense:galley')(['project', 'list'])
  expect(status).toBe(1)
  expect(stderr.trim()).toBe('Galley: DATABASE_URL must be file:<path> or postgresql://user:password@host:port/database')
})

test('a port that is in use is said in one line with what to do, and no database is made', async () => {
  const other = createServer()
  const port = await new Promise<number>((resolve) => other.listen(0, () => resolve((other.address() as { port: number }).port)))
  const file = path.join(dir, 'none.db')
  const { status, stderr } = run('start.mjs', [], { DATABASE_URL: `file:${file}`, PORT: String(port), GALLEY_SECRET: 'x'.repeat(40) })
  other.close()
  expect(status).toBe(1)
  expect(stderr).toBe(`Galley: port ${port} is in use, perhaps by another Galley. Another one: PORT=${port + 1} npm start\n`)
  expect(existsSync(file)).toBe(false)
})

test('what an earlier version left open in the data folder is closed', () => {
  const left = path.join(dir, 'left')
  mkdirSync(left, { mode: 0o755 })
  for (const name of ['galley.db', 'galley.db.before-20260101000000_x']) writeFileSync(path.join(left, name), '', { mode: 0o644 })
  closeData(left)
  expect([mode('left'), ...readdirSync(left).map((name) => mode('left', name))]).toEqual(['700', '600', '600'])
})

test('the folder of the data, the database and its copies are for their owner alone', () => {
  const place = path.join(dir, 'made', 'galley.db')
  migrate(place)
  expect([mode('made'), mode('made', 'galley.db')]).toEqual(['700', '600'])
  const galley = commandLineOn(place)
  expect(galley(['backup', path.join(dir, 'copy.db')])).toMatchObject({ status: 0 })
  expect(mode('copy.db')).toBe('600')
  // a backup that came from elsewhere is as open as it is
  writeFileSync(path.join(dir, 'open.db'), readFileSync(path.join(dir, 'copy.db')), { mode: 0o644 })
  expect(galley(['restore', path.join(dir, 'open.db')])).toMatchObject({ status: 0 })
  expect(readdirSync(path.join(dir, 'made')).map((name) => mode('made', name))).toEqual(['600', '600'])
})
