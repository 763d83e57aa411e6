import type { Block, Span } from '../text/text'

const CONTEXT = 60

/**
 * The words around a span, from its own blocks: up to 60 UTF-16 code units on each side, begun and ended at a space where
 * there is one, never within a character. `paragraph` is the number of the block it begins in, from 1.
 */
export function contextOf(
  characters: string,
  blocks: readonly Block[],
  { start, end }: Span,
): { before: string; after: string; paragraph: number } {
  const at = blocks.findIndex((block) => start <= block.end)
  const first = blocks[at]
  const last = blocks.find((block) => end <= block.end) ?? first
  const from = Math.max(first?.start ?? 0, start - CONTEXT)
  const to = Math.min(last?.end ?? characters.length, end + CONTEXT)
  const before = characters.slice(from, start).replace(/\n/g, ' ')
  const after = characters.slice(end, to).replace(/\n/g, ' ')
  return {
    before: from > (first?.start ?? 0) ? `…${before.replace(/^[\udc00-\udfff]/, '').replace(/^\S{0,20}\s/, '')}` : before,
    after: to < (last?.end ?? characters.length) ? `${after.replace(/[\ud800-\udbff]$/, '').replace(/\s\S{0,20}$/, '')}…` : after,
    paragraph: at + 1,
  }
}
