import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What asks nobody who may, and why. */
const ASKS_NOBODY: Record<string, string> = {
  health: 'says nothing of what is stored',
  setUpIsOpen: 'whoever holds the link',
  readInvitation: 'whoever holds the link',
  readReset: 'whoever holds the link',
  setUp: 'whoever holds the link',
  openInvitation: 'whoever holds the link',
  acceptInvitation: 'whoever holds the link',
  admit: 'whoever holds the link',
  resetPassword: 'whoever holds the link',
  admitFromProvider: 'whoever a provider vouches for; asks by itself',
  verify: 'the operator at the command line',
  addUser: 'the operator at the command line',
  applyToUser: 'the operator at the command line',
  makeReset: 'the operator at the command line',
  makeTokenFor: 'the operator at the command line',
  applyInside: 'within a command that asked',
  reviewable: 'takes the proof that somebody asked',
  readSetView: 'of a set that somebody was let in to',
}
/** What reads and writes nothing: it shapes what others read. */
const SHAPES = /^(setSummaryOf|userView|shape\w+|readDocumentForm|writeOnce)$/
/** Of pages of lists, whoever reads them. */
const PAGES = 'page.ts'

/** The exported functions of a module with the name of what they take first. */
function functionsOf(text: string): [name: string, first: string][] {
  const declared = /^export (?:async )?function (\w+)(?:<[^>]*>)?\(\s*(\w*|\{|\[)/gm
  const assigned = /^export const (\w+)(?:: [^=]+)? = (?:async )?\(\s*(\w*|\{|\[)[^=]*=>/gm
  return [...text.matchAll(declared), ...text.matchAll(assigned)].map((match) => [match[1] ?? '', match[2] ?? ''])
}

test('every query and command takes the caller first, or is among those that need none', () => {
  const found: string[] = []
  for (const room of ['lib/queries', 'lib/commands'])
    for (const file of readdirSync(room).filter((name) => name.endsWith('.ts') && name !== PAGES))
      for (const [name, first] of functionsOf(readFileSync(`${room}/${file}`, 'utf8')))
        if (first !== 'caller' && !(name in ASKS_NOBODY) && !SHAPES.test(name)) found.push(`${room}/${file}: ${name}(${first}…)`)
  expect(found).toEqual([])
})

test('every route under /api/v1 is made by serve or serveAnyone, and only what needs no account by the latter', () => {
  for (const name of readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('route.ts'))) {
    const text = readFileSync(`app/api/v1/${name}`, 'utf8')
    const handlers = [...text.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE) = (\w+)/gm)].map((match) => match[2])
    const anyone = /^(health|openapi\.json|\[\.\.\.)/.test(name)
    for (const maker of handlers) expect([name, maker]).toEqual([name, anyone ? maker : 'serve'])
  }
})
