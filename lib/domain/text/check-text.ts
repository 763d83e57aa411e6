import { failure, type Result, success } from '../result'
import { cleanCharacters } from './clean-characters'
import { canonicalInlines } from './inlines'
import { BLOCK_TYPES, type Block, INLINE_TYPES, type Inline, type Text } from './text'
import { isWebAddress } from './web-address'

/** A text of more UTF-16 code units than this is not taken. */
export const CHARACTERS_LIMIT = 5_000_000

export type TextFault = 'unclean-characters' | 'too-long' | 'blocks' | 'block-attributes' | 'inlines' | 'href'

/**
 * Whether what claims to be a text is one: clean characters; blocks in order with exactly one `\n` between two, covering
 * all; each with the attributes of its type; inlines as `canonicalInlines` writes them; web addresses only.
 */
export function checkText(text: Text): Result<Text, TextFault> {
  if (text.characters.length > CHARACTERS_LIMIT) return failure('too-long', `A text has at most ${CHARACTERS_LIMIT} characters.`)
  if (cleanCharacters(text.characters).characters !== text.characters)
    return failure('unclean-characters', 'There are NUL, CR, lone surrogates or a byte order mark in the characters.')
  return checkBlocks(text) ?? checkInlines(text) ?? success(text)
}

function checkBlocks({ characters, blocks }: Text) {
  let at = 0
  for (const [n, block] of blocks.entries()) {
    const wrong = block.start !== at || block.end < block.start || block.end > characters.length || !BLOCK_TYPES.includes(block.type)
    if (wrong) return failure('blocks' as const, `blocks.${n} should start at ${at} and end within the text.`)
    if (!rightAttributes(block))
      return failure('block-attributes' as const, `blocks.${n} has attributes that a ${block.type} does not have.`)
    const isLast = n === blocks.length - 1
    if (!isLast && characters[block.end] !== '\n') return failure('blocks' as const, `After blocks.${n} there is no line end.`)
    at = block.end + 1
  }
  return at === characters.length + 1 ? null : failure('blocks' as const, 'The blocks do not cover the characters.')
}

const within = (value: number | undefined, least: number, most: number) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most

function rightAttributes({ type, level, ordered, number }: Block): boolean {
  if (type === 'heading') return within(level, 1, 6) && ordered === undefined && number === undefined
  if (type !== 'listItem') return level === undefined && ordered === undefined && number === undefined
  return within(level, 1, 9) && typeof ordered === 'boolean' && (number === undefined || (ordered && Number.isSafeInteger(number)))
}

function checkInlines({ characters, blocks, inlines }: Text) {
  for (const [n, inline] of inlines.entries()) {
    if (
      !INLINE_TYPES.includes(inline.type) ||
      !within(inline.start, 0, characters.length) ||
      !within(inline.end, inline.start + 1, characters.length)
    )
      return failure('inlines' as const, `inlines.${n} does not lie within the text.`)
    if (!rightAddress(inline)) return failure('href' as const, `inlines.${n} has an address that is not taken.`)
  }
  const canonical = canonicalInlines(inlines, blocks)
  const same = canonical.length === inlines.length && canonical.every((inline, n) => equal(inline, inlines[n] as Inline))
  return same ? null : failure('inlines' as const, 'The inlines overlap, cross a block’s end or are out of order.')
}

const equal = (a: Inline, b: Inline) => a.type === b.type && a.start === b.start && a.end === b.end && a.href === b.href

function rightAddress({ type, href }: Inline): boolean {
  if (type === 'link') return href !== undefined && isWebAddress(href)
  return href === undefined || (type === 'image' && isWebAddress(href))
}
