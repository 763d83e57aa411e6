import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Interval, IntervalIndex, inTextOrder } from '@/lib/domain/annotation/interval-index'

const entries = fc
  .array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 80 })), { maxLength: 250 })
  .map((spans) => spans.map(([start, length], i): Interval => ({ id: `a${i}`, start, end: start + length })))
const seed = { seed: 20261124 }

describe('the interval index', () => {
  it('answers as looking at every interval does', () => {
    fc.assert(
      fc.property(entries, fc.nat(320), fc.nat(40), (list, start, length) => {
        const span = { start, end: start + length }
        const brute = list.filter((entry) => entry.start < span.end && entry.end > span.start).sort(inTextOrder)
        expect(IntervalIndex.of(list).overlapping(span)).toEqual(brute)
      }),
      seed,
    )
  })
  it('is the same whether built at once or one by one, after removals as well', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const gone = new Set(list.filter((_, i) => i % 3 === 0).map((entry) => entry.id))
        let index = IntervalIndex.of([])
        for (const entry of list) index = index.with([entry], new Set())
        expect(index.entries).toEqual(IntervalIndex.of(list).entries)
        expect(index.with([], gone).entries).toEqual(IntervalIndex.of(list.filter((entry) => !gone.has(entry.id))).entries)
      }),
      seed,
    )
  })
  it('offers all that touch an offset, the smallest first', () => {
    const index = IntervalIndex.of([
      { id: 'long', start: 0, end: 20 },
      { id: 'short', start: 5, end: 8 },
      { id: 'after', start: 9, end: 12 },
    ])
    expect(index.at(6).map((entry) => entry.id)).toEqual(['short', 'long'])
    expect(index.at(8).map((entry) => entry.id)).toEqual(['short', 'long'])
    expect(index.at(30)).toEqual([])
  })
})
