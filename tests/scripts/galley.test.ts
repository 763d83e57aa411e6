import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandLineOn, migrate } from '../support/command-line'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-command-line-'))
const galley = commandLineOn(path.join(dir, 'galley.db'))

beforeAll(() => migrate(path.join(dir, 'galley.db')))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const PASSWORD = 'tram lentil orbit nineteen\n'
const add = (email: string, role: string) => galley(['user', 'add', '--email', email, '--name', 'Somebody', '--role', role], PASSWORD)

describe('the command line', { timeout: 180_000 }, () => {
  test('says clearly that there is no database, and makes none', () => {
    const answer = galley(['user', 'list'], '', { DATABASE_URL: `file:${path.join(dir, 'none.db')}` })
    expect(answer.status).toBe(1)
    expect(answer.stderr).toMatch(/There is no database at .*none\.db yet/)
  })

  test('makes accounts, whose password is a line of standard input', () => {
    expect(add('owner@example.org', 'owner')).toMatchObject({ status: 0 })
    expect(add('Ada@Example.org', 'member')).toMatchObject({ status: 0 })
    expect(add('ada@example.org', 'member')).toMatchObject({ status: 1, stderr: expect.stringContaining('There is an account') })
    const listed = JSON.parse(galley(['user', 'list', '--json']).stdout)
    expect(listed).toMatchObject([
      { email: 'owner@example.org', role: 'owner', state: 'active' },
      { email: 'ada@example.org', role: 'member', state: 'active' },
    ])
  })

  test('refuses a weak password, no password, a bad address and unknown words', () => {
    const words = ['user', 'add', '--email', 'x@example.org', '--name', 'X']
    expect(galley(words, 'password1234\n')).toMatchObject({ status: 1, stderr: expect.stringContaining('guessed') })
    expect(galley(words, '')).toMatchObject({ status: 1, stderr: expect.stringContaining('standard input') })
    expect(galley(['user', 'add', '--email', 'nowhere', '--name', 'X'], PASSWORD).status).toBe(1)
    expect(galley(['user', 'add', '--name', 'X'], PASSWORD).status).toBe(2)
    expect(galley(['frobnicate']).status).toBe(2)
    expect(galley([...words, '--role', 'king'], PASSWORD).status).toBe(2)
  })

  test('makes a token that stands alone on the last line', () => {
    const { status, stdout } = galley(['token', 'create', '--email', 'ada@example.org', '--scope', 'read', '--expires', '30d'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^galley_[\w-]{32}\n$/)
    expect(JSON.parse(galley(['token', 'create', '--email', 'ada@example.org', '--json']).stdout)).toMatchObject({
      scope: 'manage',
      expiresAt: null,
    })
    expect(galley(['token', 'create', '--email', 'nobody@example.org']).status).toBe(1)
    expect(galley(['token', 'create', '--email', 'ada@example.org', '--expires', 'soon']).status).toBe(1)
  })

  test('disables and enables, never the last owner, and makes links for new passwords', () => {
    expect(galley(['user', 'disable', '--email', 'owner@example.org'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('owner'),
    })
    expect(galley(['user', 'disable', '--email', 'ada@example.org']).status).toBe(0)
    expect(galley(['user', 'enable', '--email', 'ada@example.org']).status).toBe(0)
    const reset = JSON.parse(
      galley(['user', 'reset', '--email', 'ada@example.org', '--json'], '', { GALLEY_URL: 'https://galley.test' }).stdout,
    )
    expect(reset.link).toMatch(/^https:\/\/galley\.test\/reset\/[\w-]{32}$/)
  })

  test('makes the demo project', () => {
    const made = galley(['demo', 'add', '--email', 'owner@example.org', '--json'])
    expect(made).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(made.stdout)).toEqual({ projectId: expect.any(String) })
  })

  test('verifies what is stored, and backs it up into a file that verifies too', () => {
    const counts = JSON.parse(galley(['verify', '--json']).stdout)
    expect(counts).toMatchObject({ texts: 10, problems: [] })
    const file = path.join(dir, 'copy.db')
    expect(galley(['backup', file])).toMatchObject({ status: 0 })
    expect(galley(['backup', file]).status).toBe(1)
    expect(JSON.parse(galley(['verify', '--json'], '', { DATABASE_URL: `file:${file}` }).stdout)).toEqual(counts)
  })

  test('helps', () => {
    const { status, stdout } = galley(['user', '--help'])
    expect(status).toBe(0)
    expect(stdout).toContain('reset')
  })
})
