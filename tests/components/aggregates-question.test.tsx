import { expect, test } from 'vitest'
import { chartRows, namesOf, titleOf } from '@/components/aggregates/chart-rows'
import { columnsOf } from '@/components/aggregates/NumbersTable'
import { addressOf, type Question, questionOf, VIEWS, viewOf } from '@/components/aggregates/question'
import { tableCsv } from '@/components/aggregates/table-csv'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

const paramsOf = (address: string) => Object.fromEntries(new URL(address, 'http://galley.test').searchParams)
const question: Question = {
  show: 'review',
  rows: 'publisher',
  sets: 'gold',
  filters: { layer: 'framing', publisher: 'A & B' },
  at: { state: 'open' },
  cursor: '1.a.b',
}

test('an address holds the whole of a question', () => {
  expect(questionOf(paramsOf(addressOf('p', question)))).toEqual(question)
  for (const view of Object.values(VIEWS)) {
    const asked = { ...view, sets: null, at: {}, cursor: undefined }
    expect(questionOf(paramsOf(addressOf('p', asked)))).toEqual(asked)
  }
})

test('what an address says wrongly is left out', () => {
  expect(questionOf({ show: 'x', rows: ['tag', 'layer'], sets: 'all', state: 'nearly', layer: '' })).toEqual({
    show: 'count',
    rows: 'tag',
    sets: null,
    filters: {},
    at: {},
    cursor: undefined,
  })
  expect(viewOf(questionOf({}))).toBe('tags')
})

test('the title says in words what is asked', () => {
  const people = new Map([['u', 'Ada']])
  const asked = (change: Partial<Question>) => titleOf({ ...questionOf({}), ...change }, defaultTagset, people)
  expect(asked({})).toBe('Tags by frequency')
  expect(asked({ rows: 'publisher', filters: { layer: 'framing' } })).toBe('Framing tags by publisher')
  expect(asked({ show: 'share', rows: 'layer' })).toBe('Share of characters that each layer covers')
  expect(asked({ show: 'review', rows: 'tag' })).toBe('How review stands, by tag')
  expect(asked({ filters: { layer: 'framing', state: 'open' } })).toBe('Framing tags (open) by frequency')
  expect(asked({ rows: 'layer', filters: { annotator: 'u', publisher: '-' } })).toBe(
    'Tags by layer, in documents without a publisher, by Ada',
  )
})

test('filters are called by name, never by an id', () => {
  const filters = { layer: 'framing', tag: 'framing.scare_quotes', publisher: '-', annotator: 'u', state: 'discussed' } as const
  expect(namesOf(filters, defaultTagset, new Map([['u', 'Ada']]))).toEqual({
    layer: 'Framing',
    tag: '“Scare quotes”',
    publisher: 'publisher not known',
    annotator: 'Ada',
    state: 'in discussion',
  })
})

test('numbers of readings lead to no spans', () => {
  const columns = columnsOf({ ...questionOf({}), ...VIEWS.progress }, new Map([['u', { submitted: 1, open: 1 }]]))
  const row = { key: 'u', at: { annotator: 'u' }, pieces: [], source: {} } as unknown as Parameters<
    NonNullable<(typeof columns)[0]['at']>
  >[0]
  expect(columns.slice(0, 2).map(({ cell, at }) => [cell(row), at?.(row)])).toEqual([
    [1, null],
    [1, null],
  ])
})

test('the pieces of a bar add up to it, and each names its spans', () => {
  const counts = { documents: 1, sets: 1 }
  const split = [
    { publisher: 'A', layer: 'framing', annotations: 2, ...counts },
    { publisher: 'A', layer: 'sourcing', annotations: 3, ...counts },
  ]
  const [row] = chartRows({ ...questionOf({}), rows: 'publisher' }, [{ publisher: 'A', annotations: 5, ...counts }], split, defaultTagset)
  expect(row?.pieces.map(({ value, at }) => [value, at])).toEqual([
    [3, { publisher: 'A', layer: 'sourcing' }],
    [2, { publisher: 'A', layer: 'framing' }],
  ])
})

test('counted tags stand by frequency, whichever layer they are of', () => {
  const counts = { documents: 1, sets: 1 }
  const rows = [
    { tag: 'sourcing.cue', layer: 'sourcing', annotations: 2, ...counts },
    { tag: 'framing.scare_quotes', layer: 'framing', annotations: 7, ...counts },
    { tag: 'boilerplate.share_prompt', layer: 'boilerplate', annotations: 2, ...counts },
    { tag: 'sourcing.source', layer: 'sourcing', annotations: 5, ...counts },
  ]
  expect(chartRows(questionOf({}), rows, rows, defaultTagset).map(({ label, value }) => `${label} ${value}`)).toEqual([
    'Scare quotes 7',
    'Source 5',
    'Attribution cue 2',
    'Share or follow prompt 2',
  ])
})

test('a table as CSV runs nothing in a spreadsheet', () => {
  expect(
    tableCsv([
      ['=1+1', 'say "so"'],
      ['＠x', -5],
    ]),
  ).toBe(`\ufeff"'=1+1","say ""so"""\r\n"'＠x",-5\r\n`)
})
