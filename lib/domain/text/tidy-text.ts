import { canonicalInlines } from './inlines'
import type { Block, Inline, Text } from './text'

/** A text without its empty blocks (those of only spaces), as it is when it is frozen. Everything else stays as it was. */
export function tidyText({ characters, blocks, inlines }: Text): Text {
  const kept = blocks.filter((block) => characters.slice(block.start, block.end).trim() !== '')
  if (kept.length === blocks.length) return { characters, blocks, inlines }
  let next = 0
  const moved: Block[] = []
  const shifted: Inline[] = []
  let at = 0
  for (const block of kept) {
    const by = at - block.start
    moved.push({ ...block, start: at, end: block.end + by })
    while (next < inlines.length && (inlines[next] as Inline).start < block.end) {
      const inline = inlines[next++] as Inline
      if (inline.start >= block.start) shifted.push({ ...inline, start: inline.start + by, end: inline.end + by })
    }
    at = block.end + by + 1
  }
  return {
    characters: kept.map((block) => characters.slice(block.start, block.end)).join('\n'),
    blocks: moved,
    inlines: canonicalInlines(shifted, moved),
  }
}
