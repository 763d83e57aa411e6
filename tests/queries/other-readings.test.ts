import { expect, test } from 'vitest'
import { otherReadings } from '@/lib/queries/other-readings'
import { reviewPage } from '@/lib/queries/review-page'
import { person, study } from '../support/people'
import { frozen } from '../support/readings'
import { ARTICLE, reading } from '../support/reviews'

async function readByTwo(state: 'open' | 'submitted') {
  const [reader, other, stranger] = [await person('Tea'), await person('Ada'), await person('Stranger')]
  const project = await study([
    [reader, 'annotator'],
    [other, 'annotator'],
  ])
  const document = await frozen(project.id, ARTICLE)
  await reading(document, reader, [['sourcing.cue', 'said']], state)
  const others = await reading(document, other, [
    ['sourcing.source', 'The minister'],
    ['sourcing.cue', 'said'],
  ])
  return { reader, stranger, documentId: document.documentId, others }
}

test('a stranger learns of no reading', async () => {
  const { stranger, documentId } = await readByTwo('submitted')
  expect(await otherReadings(stranger, documentId)).toMatchObject({ ok: false, reason: 'not-found' })
})

test('who reads still is told of none', async () => {
  const { reader, documentId } = await readByTwo('open')
  expect(await otherReadings(reader, documentId)).toEqual({ ok: true, value: [] })
})

test('who submitted is told of the others’ readings and can open each, without deciding', async () => {
  const { reader, documentId, others } = await readByTwo('submitted')
  expect(await otherReadings(reader, documentId)).toEqual({ ok: true, value: [{ setId: others.id, reader: 'Ada', count: 2 }] })
  expect(await reviewPage(reader, others.id)).toMatchObject({ ok: true, value: { mayDecide: false } })
})
