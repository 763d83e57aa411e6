import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockIndexAt, blocksOf, offsetOf, positionOf } from '@/lib/domain/text/positions'

const blocksOfLengths = (lengths: readonly number[]) => {
  let start = 0
  return lengths.map((length) => {
    const block = { start, end: start + length }
    start += length + 1
    return block
  })
}

describe('offsets and positions', () => {
  it('counts one position for each character and two between blocks', () => {
    const blocks = blocksOfLengths([3, 0, 2]) // "abc", "", "de"
    expect([0, 3, 4, 5, 7].map((offset) => positionOf(blocks, offset))).toEqual([1, 4, 6, 8, 10])
    expect(blocksOf(blocks, { start: 1, end: 6 })).toEqual([0, 2])
    expect(blocksOf(blocks, { start: 0, end: 4 })).toEqual([0, 0])
  })
  it('are each other’s inverse at every offset', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 20 }), (lengths) => {
        const blocks = blocksOfLengths(lengths)
        const end = blocks.at(-1)?.end ?? 0
        for (let offset = 0; offset <= end; offset++) expect(offsetOf(blocks, positionOf(blocks, offset))).toBe(offset)
      }),
      { seed: 20261124 },
    )
  })
  it('put a position between two blocks at the end of the first', () => {
    const blocks = blocksOfLengths([3, 2])
    expect(offsetOf(blocks, 5)).toBe(3)
    expect(offsetOf(blocks, 0)).toBe(0)
    expect(offsetOf(blocks, 99)).toBe(6)
    expect(blockIndexAt(blocks, 4)).toBe(1)
  })
})
