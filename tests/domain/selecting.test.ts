import { expect, it } from 'vitest'
import { characterEdge, paragraphAt, sentenceAt, snapToWords, wholeCharacters, wordEdge } from '@/lib/domain/annotation/selecting'
import type { Text } from '@/lib/domain/text/text'

const characters = 'He said so. “It is over”, they said. Then 👩‍👩‍👧 left.\n Next one, here. '
const at = characters.indexOf('\n')
const text: Text = {
  characters,
  blocks: [
    { type: 'paragraph', start: 0, end: at },
    { type: 'paragraph', start: at + 1, end: characters.length },
  ],
  inlines: [],
}
const words = (span: { start: number; end: number } | null) => span && characters.slice(span.start, span.end)

it('grows a selection to whole words and drops outer spaces and closing punctuation', () => {
  expect(words(snapToWords(text, { start: 4, end: 12 }, 'en'))).toBe('said so')
  expect(words(snapToWords(text, { start: 2, end: 3 }, 'en'))).toBeNull()
  expect(words(snapToWords(text, { start: 12, end: 24 }, 'en'))).toBe('“It is over”')
})
it('drops the closing punctuation of what stands before, and takes no punctuation alone', () => {
  const characters = 'He knew. Was it true, then? “Yes” — no.\nLater it was. 👍 ...'
  const end = characters.indexOf('\n')
  const blocks = [
    { type: 'paragraph' as const, start: 0, end },
    { type: 'paragraph' as const, start: end + 1, end: characters.length },
  ]
  const snapped = (words: string) => {
    const start = characters.indexOf(words)
    const span = snapToWords({ characters, blocks, inlines: [] }, { start, end: start + words.length }, 'en')
    return span && characters.slice(span.start, span.end)
  }
  expect(['. Was it', ', then', '.\nLat', '“Yes”', '“Yes” — no', '👍'].map(snapped)).toEqual([
    ...['Was it', 'then', 'Later', '“Yes”', '“Yes” — no', '👍'],
  ])
  expect(['—', '. ', '? “', '...'].map(snapped)).toEqual([null, null, null, null])
})
it('finds a character in a block of any length at once', () => {
  const characters = `${'word '.repeat(200_000)}👩‍👩‍👧 e\u0301`
  const text: Text = { characters, blocks: [{ type: 'paragraph', start: 0, end: characters.length }], inlines: [] }
  const family = characters.indexOf('👩')
  expect(wholeCharacters(text, { start: family + 3, end: family + 4 })).toEqual({ start: family, end: characters.length - 3 })
  expect(wholeCharacters(text, { start: characters.length - 1, end: characters.length })).toEqual({
    ...{ start: characters.length - 2, end: characters.length },
  })
  expect(wholeCharacters(text, { start: 7, end: 9 })).toEqual({ start: 7, end: 9 })
})
it('leaves an abbreviation its full stop, wherever the selection ends', () => {
  const characters = 'Talks in the U.S. failed, „die Gespräche“ z.B. am 3. Mai. It was 5 p.m. He left it.'
  const text: Text = { characters, blocks: [{ type: 'paragraph', start: 0, end: characters.length }], inlines: [] }
  const snapped = (words: string) => {
    const start = characters.indexOf(words)
    const span = snapToWords(text, { start, end: start + words.length }, 'en')
    return span && characters.slice(span.start, span.end)
  }
  expect(['the U.S.', 'the U.S', 'the U', 'Gespräche“ z.B.', '5 p.m. ', 'He left it.', '3. Mai.'].map(snapped)).toEqual([
    ...['the U.S.', 'the U.S.', 'the U.S.', 'Gespräche“ z.B.', '5 p.m.', 'He left it', '3. Mai'],
  ])
})
it('never cuts a character in two', () => {
  const family = characters.indexOf('👩')
  expect(words(wholeCharacters(text, { start: family + 1, end: family + 3 }))).toBe('👩‍👩‍👧')
})
it('moves an edge by a whole character and never leaves a space inside of it', () => {
  const end = (offset: number, direction: -1 | 1) => characters.slice(0, characterEdge(text, offset, direction, 'end'))
  const start = (offset: number, direction: -1 | 1) => characters.slice(characterEdge(text, offset, direction, 'start'))
  expect(end(2, 1)).toBe('He s')
  expect(end(4, -1)).toBe('He')
  expect(end(characters.indexOf(' 👩'), 1).endsWith('Then 👩‍👩‍👧')).toBe(true)
  expect(start(3, -1).startsWith('e said')).toBe(true)
  expect(start(1, 1).startsWith('said')).toBe(true)
  expect(end(at, 1).endsWith('left.\n N')).toBe(true)
  expect(characterEdge(text, 0, -1, 'start')).toBe(0)
  expect(characterEdge(text, characters.length, 1, 'end')).toBe(characters.length)
})
it('finds the sentence, the paragraph and the next edge of a word', () => {
  expect(words(sentenceAt(text, 14, 'en'))).toBe('“It is over”, they said.')
  expect(words(paragraphAt(text, at + 3))).toBe('Next one, here.')
  expect(wordEdge(text, 2, 1, 'end', 'en')).toBe(7)
  expect(wordEdge(text, 3, -1, 'start', 'en')).toBe(0)
})
it('ends no sentence at a title or an initial', () => {
  const line = 'He left. Mr. J. Vale met Dr. Lund. They spoke.'
  const one: Text = { characters: line, blocks: [{ type: 'paragraph', start: 0, end: line.length }], inlines: [] }
  const span = sentenceAt(one, line.indexOf('Vale'), 'en')
  expect(span && line.slice(span.start, span.end)).toBe('Mr. J. Vale met Dr. Lund.')
})
