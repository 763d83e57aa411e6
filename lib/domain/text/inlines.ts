import { blockIndexAt } from './positions'
import { type Block, INLINE_TYPES, type Inline } from './text'

const order = (a: Inline, b: Inline) =>
  a.start - b.start || a.end - b.end || INLINE_TYPES.indexOf(a.type) - INLINE_TYPES.indexOf(b.type) || compare(a.href ?? '', b.href ?? '')
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const sameKind = (a: Inline, b: Inline) => a.type === b.type && (a.href ?? '') === (b.href ?? '')

/**
 * The one way of writing down the same formatting: each inline within one block, none empty, touching ones of a kind made
 * one, of two of a type that overlap the later gives way, in order of start, end and type.
 */
export function canonicalInlines(inlines: readonly Inline[], blocks: readonly Block[]): Inline[] {
  const last = new Map<string, number>()
  const kept: Inline[] = []
  for (const piece of pieces(inlines, blocks)) {
    const at = last.get(piece.type)
    const before = at === undefined ? undefined : kept[at]
    if (before && at !== undefined && piece.start <= before.end && sameKind(before, piece) && sameBlock(before, piece, blocks)) {
      kept[at] = { ...before, end: Math.max(before.end, piece.end) }
      continue
    }
    const start = Math.max(piece.start, before?.end ?? 0)
    if (start >= piece.end) continue
    last.set(piece.type, kept.length)
    kept.push({ ...piece, start })
  }
  return kept.sort(order)
}

/** The inlines cut at the ends of blocks, in order of start. */
function pieces(inlines: readonly Inline[], blocks: readonly Block[]): Inline[] {
  const cut = inlines.flatMap((inline) => {
    const found: Inline[] = []
    for (let n = blockIndexAt(blocks, inline.start); n < blocks.length; n++) {
      const block = blocks[n] as Block
      if (block.start >= inline.end) break
      const start = Math.max(block.start, inline.start)
      const end = Math.min(block.end, inline.end)
      if (start < end) found.push({ ...inline, start, end })
    }
    return found
  })
  return cut.sort(order)
}

const sameBlock = (a: Inline, b: Inline, blocks: readonly Block[]) => blockIndexAt(blocks, a.start) === blockIndexAt(blocks, b.start)
