import type { Span } from './text'

type Extents = readonly Span[]

/** The index of the block that an offset lies in (a block's end belongs to it; the `\n` after it is where its end is). */
export function blockIndexAt(blocks: Extents, offset: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((blocks[middle] as Span).start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * Where an offset stands in the flat Tiptap document of a text: `offset + 1 + index of its block`, since each block is one
 * top-level textblock and each line break or character one position.
 */
export const positionOf = (blocks: Extents, offset: number): number => offset + 1 + blockIndexAt(blocks, offset)

/** The offset of a position of that document; a position between two blocks is the end of the first. */
export function offsetOf(blocks: Extents, position: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((blocks[middle] as Span).start + middle + 1 <= position) low = middle
    else high = middle - 1
  }
  const block = blocks[low]
  return block ? Math.max(block.start, Math.min(position - 1 - low, block.end)) : 0
}

/** The blocks that a span touches, as indexes `[first, last]`, both inclusive. */
export const blocksOf = (blocks: Extents, span: Span): [first: number, last: number] => [
  blockIndexAt(blocks, span.start),
  blockIndexAt(blocks, Math.max(span.start, span.end - 1)),
]
