import { expect, test } from 'vitest'
import { applyChanges } from '@/lib/commands/apply-changes'
import { findSet } from '@/lib/data/annotation-sets'
import { packAnnotations, unpackAnnotations } from '@/lib/domain/annotation/packed'
import { readReading, readSet } from '@/lib/queries/annotation-sets'
import { person, study } from '../support/people'
import { frozen, relating, setOf, tagging } from '../support/readings'

const WORDS = 'The “port” \\ was shut</script>, she said \u{1F6A2}\u2028 twice, \t she said.'

async function readingOf(ids: number) {
  const ada = await person('Ada')
  const project = await study([[ada, 'annotator']])
  const document = await frozen(project.id, WORDS)
  const setId = await setOf(ada, document)
  const [source, port, ship, gone] = [
    tagging(WORDS, 'sourcing.source', 'she', { note: '</script>\n"quoted"\u2029', confidence: 'unsure' }),
    tagging(WORDS, 'sourcing.cue', 'said', { attributes: { stance: 'neutral' } }, 2),
    tagging(WORDS, 'sourcing.content', '\u{1F6A2}', { parts: partsOf('“port”', '\u{1F6A2}') }),
    tagging(WORDS, 'sourcing.cue', 'said'),
  ]
  const changes = [source, port, ship, gone, relating('attribution', source.annotation.id, port.annotation.id)]
  if (ids > 0) {
    const deleted = { id: crypto.randomUUID(), kind: 'delete' as const, annotation: { id: gone.annotation.id } }
    const answer = await applyChanges(ada, setId, [...changes, deleted])
    expect(answer).toMatchObject({ ok: true, value: { refused: [] } })
  }
  const row = await findSet(setId)
  if (!row) throw new Error('no set')
  return { ada, row }
}
const partsOf = (...quotes: string[]) =>
  quotes.map((quote) => ({ start: WORDS.indexOf(quote), end: WORDS.indexOf(quote) + quote.length, quote }))

test('the page’s packed annotations are those of the set, in its order, whatever their words', async () => {
  const { ada, row } = await readingOf(1)
  const [page, view] = [await readReading(row), await readSet(ada, row.id)]
  if (!view.ok) throw new Error(view.reason)
  const bare = view.value.annotations.map(({ id, tag, parts, attributes, note, confidence, takenFromId }) => {
    return { id, tag, parts, attributes, note, confidence, takenFromId }
  })
  expect(bare).toHaveLength(3)
  expect([...unpackAnnotations(page.annotations).values()]).toEqual(bare)
  expect(JSON.parse(page.annotations)).toEqual(JSON.parse(packAnnotations(bare)))
  expect(page.relations).toEqual(view.value.relations)
  expect(page).toMatchObject({ id: row.id, revision: view.value.revision, state: 'open' })
  for (const { createdAt, updatedAt } of view.value.annotations)
    for (const time of [createdAt, updatedAt]) expect(new Date(time).toISOString()).toBe(time)
})

test('a set that holds nothing is packed as nothing', async () => {
  const { row } = await readingOf(0)
  expect((await readReading(row)).annotations).toBe('[]')
})
