import type { Text } from './text'

/**
 * What a text's sha-256 is taken of: its characters, blocks and inlines as JSON with fields in a fixed order and nothing
 * that is not said (UTF-8 when hashed). The same for the same text on every database.
 */
export function textDigestInput({ characters, blocks, inlines }: Text): string {
  return JSON.stringify([
    characters,
    blocks.map(({ type, start, end, level, ordered, number }) => ({ type, start, end, level, ordered, number })),
    inlines.map(({ type, start, end, href }) => ({ type, start, end, href })),
  ])
}
