import { blockIndexAt } from './positions'
import type { Span, Text } from './text'

/** The way that text runs. */
export type Direction = 'ltr' | 'rtl'

/** Languages that are written from right to left, and scripts that are, by their BCP 47 subtags. */
const RTL = /^(ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|syr|ug|ur|yi)(-|$)|-(Arab|Hebr|Syrc|Thaa|Nkoo)(-|$)/i

const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/**
 * The direction in which a language is written. Where the language is not known the first letter of the text decides; left to
 * right where there is none.
 */
export function directionOf(language: string | null, characters = ''): Direction {
  if (language) return RTL.test(language) ? 'rtl' : 'ltr'
  return RTL_LETTER.test(/\p{L}/u.exec(characters.slice(0, 5000))?.[0] ?? '') ? 'rtl' : 'ltr'
}

/** What gives a paragraph its direction: a letter, or a mark that is there for nothing else. */
const STRONG = /[\p{L}\u061c\u200e\u200f]/u
const RTL_STRONG = new RegExp(`${RTL_LETTER.source}|[\\u061c\\u200f]`, 'u')

/** The direction of one block: that of its first letter, as Unicode's paragraphs have it; the document's where it has none. */
export function directionOfBlock(characters: string, block: Span, documents: Direction): Direction {
  const first = STRONG.exec(characters.slice(block.start, block.end))?.[0]
  if (!first) return documents
  return RTL_STRONG.test(first) ? 'rtl' : 'ltr'
}

/** The direction of the block that an offset lies in. */
export function directionAt({ characters, blocks }: Pick<Text, 'characters' | 'blocks'>, offset: number, documents: Direction): Direction {
  const block = blocks[blockIndexAt(blocks, offset)]
  return block ? directionOfBlock(characters, block, documents) : documents
}
