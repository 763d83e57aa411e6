import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contextOf } from '@/lib/domain/aggregates/context'
import { coveredLength, shareOf } from '@/lib/domain/aggregates/coverage'
import { anyText } from '../../support/texts'

const anySpan = fc.tuple(fc.nat(50), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }))

test('covered characters are those that lie in some span, each once', () => {
  fc.assert(
    fc.property(fc.array(anySpan), (spans) => {
      const places = new Set(spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, n) => start + n)))
      expect(coveredLength(spans)).toBe(places.size)
    }),
    { seed: 20261124 },
  )
})

test('a span more never covers less, the same span again covers the same', () => {
  fc.assert(
    fc.property(fc.array(anySpan, { minLength: 1 }), anySpan, (spans, more) => {
      expect(coveredLength([...spans, more])).toBeGreaterThanOrEqual(coveredLength(spans))
      expect(coveredLength([...spans, ...spans])).toBe(coveredLength(spans))
    }),
    { seed: 20261124 },
  )
})

test('of nothing there is no share', () => {
  expect(shareOf(0, 0)).toBeNull()
  expect(shareOf(1, 4)).toBe(0.25)
})

test('the context of a span stays in its blocks and holds whole characters', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      const length = text.characters.length
      const [start, end] = [a % (length + 1), b % (length + 1)].sort((one, other) => one - other) as [number, number]
      const { before, after, paragraph } = contextOf(text.characters, text.blocks, { start, end })
      expect(`${before}${after}`).not.toContain('\n')
      expect(before.length).toBeLessThanOrEqual(61)
      expect(after.length).toBeLessThanOrEqual(61)
      expect(paragraph).toBeGreaterThan(0)
    }),
    { seed: 20261124 },
  )
})

test('a long context begins and ends at a word', () => {
  const characters =
    'one two three four five six seven eight nine ten eleven twelve thirteen SPAN one two three four five six seven eight nine ten eleven twelve'
  const start = characters.indexOf('SPAN')
  const { before, after } = contextOf(characters, [{ type: 'paragraph', start: 0, end: characters.length }], { start, end: start + 4 })
  expect(before).toBe('…four five six seven eight nine ten eleven twelve thirteen ')
  expect(after).toMatch(/^ one two three .* (nine|ten|eleven)…$/)
})
