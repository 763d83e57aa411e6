import { beforeAll, expect, test } from 'vitest'
import { GET as exporting } from '@/app/api/v1/projects/[project]/export/route'
import { POST as importing } from '@/app/api/v1/projects/import/route'
import { decide } from '@/lib/commands/decide'
import { db } from '@/lib/data/client'
import { databaseDigest } from '../support/database-digest'
import { HOSTILE } from '../support/hostile-json'
import { person, study, tokenOf } from '../support/people'
import { frozen } from '../support/readings'
import { reading } from '../support/reviews'
import { call } from '../support/routes'

/** A file's lines as they are exported, with something in each place that a file fills. */
let lines: { header: Record<string, unknown>; document: Line }
type Line = { document: Record<string, unknown>; annotationSets: [{ name: unknown; decisions: [object] }] }
let token: string
beforeAll(async () => {
  const [mona, ada] = [await person('Mona'), await person('Ada')]
  const { id } = await study([
    [mona, 'manager'],
    [ada, 'annotator'],
  ])
  token = await tokenOf(mona)
  const read = await frozen(id, 'Officials said so.')
  await db().documentSource.create({
    data: { documentId: read.documentId, format: 'text', fileName: 'a.txt', characters: '', sha256: EMPTY, report: {} },
  })
  const set = await reading(read, ada, [['sourcing.cue', 'said']], 'submitted')
  await decide(mona, set.annotations[0] as string, { verdict: 'reject', reason: 'wrong-span' })
  const { text } = await call(exporting, 'GET', { token, params: { project: id } })
  const [header, document] = text.split('\n')
  lines = { header: JSON.parse(header as string), document: JSON.parse(document as string) }
})
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

const send = (...file: string[]) => {
  const form = new FormData()
  form.set('file', new Blob([file.join('\n')]), 'galley.jsonl')
  return call(importing, 'POST', { token, form })
}

async function refused(line: 1 | 2, name: string, ...file: string[]) {
  const before = await databaseDigest()
  const answer = await send(...file)
  expect([name, answer.status, answer.json?.reason], answer.text).toEqual([name, 422, 'unreadable-file'])
  expect(answer.json.errors[0].path, name).toMatch(new RegExp(`^line ${line}\\b`))
  expect(await databaseDigest(), name).toBe(before)
}

test.each(HOSTILE)('a line with %s is refused by its number, and nothing is imported', async (name, spoilt) => {
  await refused(1, name, spoilt(lines.header), JSON.stringify(lines.document))
  await refused(2, name, JSON.stringify(lines.header), spoilt(lines.document))
})

/** Where a line takes words of any kind: the line with these in it, as they stand in a JSON string. */
const PLACES: [string, (line: Line) => void][] = [
  ['the value of further provenance', ({ document }) => Object.assign(document, { further: { desk: 'HERE' } })],
  ['the name of further provenance', ({ document }) => Object.assign(document, { further: { HERE: 1 } })],
  ['the format of what was loaded', ({ document }) => Object.assign(document.source as object, { format: 'HERE' })],
  ['the file name of what was loaded', ({ document }) => Object.assign(document.source as object, { fileName: 'HERE' })],
  ['what was loaded', ({ document }) => Object.assign(document.source as object, { characters: 'HERE' })],
  ['the name of a set', ({ annotationSets: [set] }) => Object.assign(set, { name: 'HERE' })],
  ['the reason of a decision', ({ annotationSets: [set] }) => Object.assign(set.decisions[0], { reason: 'HERE' })],
  ['an id', ({ document }) => Object.assign(document, { id: 'HERE' })],
]

test.each(PLACES)('%s holds no NUL and no half of a surrogate pair, and is nested no deeper than anything', async (name, put) => {
  const line = structuredClone(lines.document)
  put(line)
  const json = JSON.stringify(line)
  expect(json).toContain('HERE')
  for (const words of ['a\\u0000b', '\\ud83d', '\\udc00x'])
    await refused(2, name, JSON.stringify(lines.header), json.replace('HERE', words))
  const nest = json.replace('"HERE"', `${'['.repeat(20_000)}${']'.repeat(20_000)}`)
  if (nest !== json) await refused(2, name, JSON.stringify(lines.header), nest)
})

test('the same lines unspoilt are imported', async () => {
  expect(await send(JSON.stringify(lines.header), JSON.stringify(lines.document))).toMatchObject({ status: 201, json: { decisions: 1 } })
})
