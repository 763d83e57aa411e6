import { expect, test } from 'vitest'
import { proposalOf, withEdge, withSpan, withTag } from '@/lib/domain/review/draft-proposal'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import type { Text } from '@/lib/domain/text/text'

const characters = 'The minister said the so-called reform would go ahead.'
const text: Text = { characters, blocks: [{ type: 'paragraph', start: 0, end: characters.length }], inlines: [] }
const place = { text, language: 'en' }
const part = (quote: string) => ({ start: characters.indexOf(quote), end: characters.indexOf(quote) + quote.length, quote })
const draft = { tag: 'sourcing.source', parts: [part('minister')], attributes: {} }

test('an edge moves by a word and never past the other', () => {
  expect(withEdge(draft, 'start', -1, place).parts[0]?.quote).toBe('The minister')
  expect(withEdge(draft, 'end', 1, place).parts[0]?.quote).toBe('minister said')
  expect(withEdge(draft, 'end', -1, place)).toBe(draft)
  expect(withEdge(withEdge(draft, 'end', 1, place), 'end', -1, place).parts).toEqual(draft.parts)
})
test('parts do not run into each other', () => {
  const two = { ...draft, parts: [part('minister'), part('reform')] }
  expect(withEdge(two, 'start', -1, place).parts.map(({ quote }) => quote)).toEqual(['The minister', 'reform'])
  expect(withEdge(two, 'end', 1, place).parts.map(({ quote }) => quote)).toEqual(['minister', 'reform would'])
})
test('another tag drops the attributes it does not have', () => {
  const tag = defaultTagset.tags.find((one) => one.key === 'sourcing.source')
  const key = tag?.attributes[0] ?? ''
  const other = defaultTagset.tags.find((one) => !one.attributes.includes(key))
  expect(withTag({ ...draft, attributes: { [key]: 'x' } }, other?.key ?? '', defaultTagset).attributes).toEqual({})
})
test('a proposal says only what differs, and nothing when nothing does', () => {
  expect(proposalOf(draft, draft)).toBeNull()
  expect(proposalOf(withSpan(draft, part('The minister'), text), draft)).toEqual({ parts: [part('The minister')] })
})
