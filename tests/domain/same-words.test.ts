import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameWords, untagged } from '@/lib/domain/annotation/same-words'
import type { Text } from '@/lib/domain/text/text'
import { anyText } from '../support/texts'

function textOf(...lines: string[]): Text {
  let at = 0
  const blocks = lines.map((line) => {
    const start = at
    at += line.length + 1
    return { type: 'paragraph' as const, start, end: start + line.length }
  })
  return { characters: lines.join('\n'), blocks, inlines: [] }
}
const spanOf = (text: Text, words: string) => ({
  start: text.characters.indexOf(words),
  end: text.characters.indexOf(words) + words.length,
})
const found = (text: Text, words: string) => sameWords(text, spanOf(text, words)).map(({ start, end }) => text.characters.slice(start, end))

test('finds the same words elsewhere, in any case and with any spaces, and not the words themselves', () => {
  const text = textOf('The rogue regime answered.', 'A  Rogue   regime is what they say; rogue', 'regime, rogue\u00a0regime!')
  expect(found(text, 'rogue regime')).toEqual(['Rogue   regime', 'rogue\u00a0regime'])
})

test('takes whole words only, of any script, and what is not a word as it stands', () => {
  expect(found(textOf('art', 'artful art, part', 'state-of-the-art'), 'art')).toEqual(['art', 'art'])
  expect(found(textOf('مصر', 'في مصر ومصرية'), 'مصر')).toEqual(['مصر'])
  expect(found(textOf('(c) X', 'and (C)', '(c)'), '(c)')).toEqual(['(C)', '(c)'])
  expect(found(textOf('a-b', 'x a-b y'), 'a-b')).toEqual(['a-b'])
})

test('takes no part of a character', () => {
  const all = 'A 👩 spoke. The 👩\u200d🚀 flew, a 👩 stood. 👍 or 👍🏽 or 👍. ☺ or ☺\ufe0f'
  expect(['👩', '👍', '☺'].map((one) => found(textOf(all), one))).toEqual([['👩'], ['👍'], []])
})

test('leaves out the places that have the tag already, and keeps those with another', () => {
  const text = textOf('regime one regime two regime')
  const all = sameWords(text, spanOf(text, 'regime'))
  const tagged = {
    id: '1',
    attributes: {},
    note: '',
    confidence: null,
    takenFromId: null,
    parts: [{ start: 11, end: 17, quote: 'regime' }],
  }
  expect(untagged(all, 'framing.labeling', [{ ...tagged, tag: 'framing.labeling' }])).toEqual([{ start: 22, end: 28 }])
  expect(untagged(all, 'framing.labeling', [{ ...tagged, tag: 'framing.loaded' }])).toHaveLength(2)
})

test('what is found in any text says the same words, lies apart from them and from each other', () => {
  const anySpan = anyText.chain((text) =>
    fc.tuple(fc.nat(text.characters.length), fc.nat(text.characters.length)).map(([a, b]) => ({
      text,
      span: { start: Math.min(a, b), end: Math.max(a, b) },
    })),
  )
  const bare = (words: string) => words.toLowerCase().split(/\s+/u).filter(Boolean).join(' ')
  fc.assert(
    fc.property(anySpan, ({ text, span }) => {
      const words = text.characters.slice(span.start, span.end)
      let last = 0
      for (const { start, end } of sameWords(text, span)) {
        expect(bare(text.characters.slice(start, end)).length).toBe(bare(words).length)
        expect(end <= span.start || start >= span.end).toBe(true)
        expect(start).toBeGreaterThanOrEqual(last)
        last = end
      }
    }),
    { seed: 7, numRuns: 300 },
  )
})
