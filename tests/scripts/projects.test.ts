import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandLineOn, migrate } from '../support/command-line'

const dir = mkdtempSync(path.join(tmpdir(), 'galley-projects-'))
const file = (name: string) => path.join(dir, name)
const here = commandLineOn(file('here.db'))
const there = commandLineOn(file('there.db'))
const PASSWORD = 'tram lentil orbit nineteen\n'
let project = ''

beforeAll(() => {
  for (const [name, galley] of [['here.db', here] as const, ['there.db', there] as const]) {
    migrate(file(name))
    galley(['user', 'add', '--email', 'owner@example.org', '--name', 'Owner', '--role', 'owner'], PASSWORD)
  }
  project = JSON.parse(here(['demo', 'add', '--email', 'owner@example.org', '--json']).stdout).projectId
}, 240_000)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('projects at the command line', { timeout: 240_000 }, () => {
  test('are listed', () => {
    expect(JSON.parse(here(['project', 'list', '--json']).stdout)).toMatchObject([{ id: project, documents: expect.any(Number) }])
    expect(there(['project', 'list'])).toMatchObject({ status: 0, stdout: 'There is no project yet.\n' })
  })

  test('go out of one instance and into another, once', () => {
    expect(here(['project', 'export', project, file('study.jsonl'), '--progress'])).toMatchObject({ status: 0 })
    expect(readdirSync(dir).filter((name) => name.includes('partial'))).toEqual([])
    const words = ['project', 'import', file('study.jsonl'), '--email', 'owner@example.org', '--json']
    const first = there(words)
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(first.stdout)).toMatchObject({ id: project, isNew: true, newIds: 0 })
    expect(JSON.parse(there(words).stdout)).toMatchObject({ id: project, isNew: false })
    const out = there(['project', 'export', project])
    expect(isDeepStrictEqual(substance(out.stdout), substance(readFileSync(file('study.jsonl'), 'utf8')))).toBe(true)
  })

  test('are refused in one line: unknown ones, files that are none, places that are taken', () => {
    const cases: [string[], RegExp][] = [
      [['project', 'export', 'nothing'], /There is no project nothing/],
      [['project', 'export', project, file('here.db')], /exists already/],
      [['project', 'export', project, file('no/x.jsonl')], /There is no folder/],
      [['project', 'import', file('none.jsonl'), '--email', 'owner@example.org'], /There is no file/],
      [['project', 'import', dir, '--email', 'owner@example.org'], /is no file/],
      [['project', 'import', file('bad.jsonl'), '--email', 'owner@example.org'], /Nothing was imported\. line 1: It is not JSON/],
      [['project', 'import', file('bad.jsonl'), '--email', 'nobody@example.org'], /Nobody here has/],
    ]
    writeFileSync(file('bad.jsonl'), 'Dear reader\n')
    for (const [words, why] of cases) {
      const { status, stderr, stdout } = here(words)
      expect({ status, stdout }, words.join(' ')).toEqual({ status: 1, stdout: '' })
      expect(stderr).toMatch(why)
      expect(stderr.trim().split('\n')).toHaveLength(1)
    }
  })
})

/** The documents without the numbers of changes, which an import counts anew, and with people by their addresses. */
function substance(jsonl: string): unknown {
  const lines = jsonl.trimEnd().split('\n').slice(1)
  return lines.map((line) => JSON.parse(line, (key, value) => (key === 'revision' ? undefined : (value?.email ?? value))))
}
