import { expect, test } from 'vitest'
import { compileReading } from '@/lib/domain/demo/compile-reading'
import { type DemoAnnotation, type DemoReading, momentBefore } from '@/lib/domain/demo/demo'
import { placeQuote } from '@/lib/domain/demo/place-quote'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

const characters = '“Rain,” she said, “and more rain.” The ministry said so.'
let count = 0
const newId = () => `id-${count++}`
const reading = (annotations: DemoAnnotation[], relations: DemoReading['relations'] = []): DemoReading => ({
  document: 'rain',
  reader: 'kovac',
  begunAt: '-1 10:00',
  submittedAt: null,
  activeMinutes: 5,
  annotations,
  relations,
  decisions: [],
  comments: [],
})
const compile = (...given: Parameters<typeof reading>) => compileReading(reading(...given), { characters, tagset: defaultTagset }, newId)

test('a quote is found at its occurrence', () => {
  expect(placeQuote(characters, 'said', 2)).toEqual([{ start: 48, end: 52, quote: 'said' }])
  expect(placeQuote(characters, 'said', 3)).toBeNull()
  expect(placeQuote(characters, 'snow')).toBeNull()
})

test('the parts of a quote follow one another', () => {
  expect(placeQuote(characters, ['“Rain,”', '“and more rain.”'])?.map(({ start }) => start)).toEqual([0, 18])
  expect(placeQuote(characters, ['“and more rain.”', '“Rain,”'])).toBeNull()
})

test('annotations are made in text order and relations behind their ends', () => {
  const { changes, problems } = compile(
    [
      { id: 'c', tag: 'sourcing.cue', quote: 'said' },
      { id: 'k', tag: 'sourcing.content', quote: ['“Rain,”', '“and more rain.”'] },
    ],
    [['attribution', 'c', 'k']],
  )
  expect(problems).toEqual([])
  expect(changes.map((change) => ('annotation' in change ? 'tag' in change.annotation && change.annotation.tag : 'relation'))).toEqual([
    'sourcing.content',
    'sourcing.cue',
    'relation',
  ])
})

test.each([
  ['a quote that does not stand there', [{ id: 'a', tag: 'sourcing.cue', quote: 'snow' }], [], /does not stand/],
  ['an unknown tag', [{ id: 'a', tag: 'sourcing.rumour', quote: 'said' }], [], /unknown-tag/],
  ['an unknown attribute', [{ id: 'a', tag: 'sourcing.cue', quote: 'said', attributes: { mood: 'grim' } }], [], /unknown-attribute/],
  ['an unknown value', [{ id: 'a', tag: 'sourcing.cue', quote: 'said', attributes: { stance: 'grim' } }], [], /unknown-value/],
  ['parts where one is allowed', [{ id: 'a', tag: 'sourcing.source', quote: ['she', 'ministry'] }], [], /parts-not-allowed/],
  ['a relation without an end', [{ id: 'a', tag: 'sourcing.cue', quote: 'said' }], [['attribution', 'a', 'b']], /not there/],
  [
    'a local id that is given twice',
    [
      { id: 'a', tag: 'sourcing.cue', quote: 'said' },
      { id: 'a', tag: 'sourcing.source', quote: 'she' },
    ],
    [],
    /two annotations/,
  ],
  [
    'a relation whose end is not allowed',
    [
      { id: 'a', tag: 'sourcing.content', quote: 'so' },
      { id: 'b', tag: 'sourcing.source', quote: 'she' },
    ],
    [['attribution', 'a', 'b']],
    /relation-end-not-allowed/,
  ],
] as [string, DemoAnnotation[], DemoReading['relations'], RegExp][])('%s is a problem', (_, annotations, relations, said) => {
  expect(compile(annotations, relations).problems.join()).toMatch(said)
})

test('a moment stands days before now, at its time', () => {
  expect(momentBefore(new Date('2026-05-20T23:59:00Z'), '-6 09:12').toISOString()).toBe('2026-05-14T09:12:00.000Z')
  expect(() => momentBefore(new Date(), 'last week')).toThrow('no moment')
})
