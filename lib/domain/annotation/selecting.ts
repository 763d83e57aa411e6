import { blockIndexAt } from '../text/positions'
import { sentences, words } from '../text/segments'
import type { Span, Text } from '../text/text'

const CLOSING = /[\s.,;:!?…،؛؟。、]+$/u
/** The same where a selection began at the end of what stands before. */
const CLOSING_BEFORE = /^[\s.,;:!?…،؛؟。、]+/u
/** Dashes, quotation marks and the like alone are no words. */
const ONLY_MARKS = /^[\p{P}\s]*$/u
/** Letters with full stops between them (U.S., z.B., p.m.): the last one is theirs. */
const ABBREVIATION = /(?<![\p{L}\p{N}])(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u

/**
 * What a reader means by a selection: grown to whole words at both ends, without outer spaces and closing punctuation (at the
 * beginning: of what stands before) but the full stop of an abbreviation.
 * Null where nothing but punctuation was selected. Offsets in UTF-16 code units; words as Intl.Segmenter finds them.
 */
export function snapToWords(text: Text, span: Span, language: string | null): Span | null {
  const trimmed = trimSpan(text.characters, span)
  if (!trimmed) return null
  const start = wordAround(text, trimmed.start, language)?.start ?? trimmed.start
  const end = wordAround(text, trimmed.end - 1, language)?.end ?? trimmed.end
  const snapped = trimSpan(text.characters, { start: Math.min(start, trimmed.start), end: Math.max(end, trimmed.end) })
  if (!snapped || ONLY_MARKS.test(text.characters.slice(snapped.start, snapped.end))) return null
  return withItsFullStop(text.characters, snapped)
}

function withItsFullStop(characters: string, { start, end }: Span): Span {
  const isCut = characters[end] === '.' && ABBREVIATION.test(characters.slice(Math.max(start, end - 32), end))
  return { start, end: isCut ? end + 1 : end }
}

/** Without outer spaces and closing punctuation, that of what stands before included; null when nothing is left. */
export function trimSpan(characters: string, { start, end }: Span): Span | null {
  const words = characters.slice(start, end)
  const from = words.length - words.replace(CLOSING_BEFORE, '').length
  const to = words.replace(CLOSING, '').length
  return from < to ? { start: start + from, end: start + to } : null
}

/** The span moved out to whole characters, so that no surrogate pair or combined character is cut. */
export function wholeCharacters(text: Text, span: Span): Span {
  return { start: characterAround(text, span.start)?.start ?? span.start, end: characterAround(text, span.end)?.end ?? span.end }
}

/** The sentence at an offset; where it lies between two, the one after it. Null in an empty block. */
export function sentenceAt(text: Text, offset: number, language: string | null): Span | null {
  const block = blockAt(text, offset)
  const all = sentences(text.characters.slice(block.start, block.end), language, block.start)
  return all.find((sentence) => sentence.end > offset) ?? all.at(-1) ?? null
}

/** The block at an offset without outer spaces; null when it is empty. */
export function paragraphAt(text: Text, offset: number): Span | null {
  const { start, end } = blockAt(text, offset)
  const words = text.characters.slice(start, end)
  if (!words.trim()) return null
  return { start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length }
}

/** The next edge of a word before or after an offset, for growing and shrinking a span; the text's ends are the last. */
export function wordEdge(text: Text, offset: number, direction: -1 | 1, edge: 'start' | 'end', language: string | null): number {
  for (let at = blockIndexAt(text.blocks, offset); at >= 0 && at < text.blocks.length; at += direction) {
    const block = text.blocks[at] as Span
    const edges = words(text.characters.slice(block.start, block.end), language, block.start).map((word) => word[edge])
    const next = direction > 0 ? edges.find((one) => one > offset) : edges.findLast((one) => one < offset)
    if (next !== undefined) return next
  }
  return direction > 0 ? text.characters.length : 0
}

/**
 * The next edge of a character before or after an offset: never inside a surrogate pair or a letter with its accents, and
 * never with a space at the edge's inner side, for spans have no outer spaces.
 */
export function characterEdge(text: Text, offset: number, direction: -1 | 1, edge: 'start' | 'end'): number {
  const { characters } = text
  let at = offset
  do {
    if (direction > 0 ? at >= characters.length : at <= 0) return at
    const next = wholeCharacters(text, direction > 0 ? { start: at, end: at + 1 } : { start: at - 1, end: at })
    at = direction > 0 ? next.end : next.start
  } while (isSpace(characters[edge === 'end' ? at - 1 : at]))
  return at
}

const isSpace = (character: string | undefined) => character !== undefined && /\s/u.test(character)

const blockAt = (text: Text, offset: number): Span => text.blocks[blockIndexAt(text.blocks, offset)] ?? { start: 0, end: 0 }

function wordAround(text: Text, offset: number, language: string | null): Span | null {
  const block = blockAt(text, offset)
  const all = words(text.characters.slice(block.start, block.end), language, block.start)
  return all.find((word) => word.start <= offset && word.end > offset) ?? null
}

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** Everything before the combining marks stands for itself (UAX #29: all below U+0300 but CR LF, which no text has). */
const isPlain = (characters: string, at: number): boolean => characters.charCodeAt(at) < 0x300

/** The character that an offset would cut, or null. */
function characterAround(text: Text, offset: number): Span | null {
  const { characters } = text
  const block = blockAt(text, offset)
  if (offset <= block.start || offset >= block.end || (isPlain(characters, offset - 1) && isPlain(characters, offset))) return null
  const at = GRAPHEMES.segment(characters.slice(block.start, block.end)).containing(offset - block.start)
  if (!at || block.start + at.index === offset) return null
  return { start: block.start + at.index, end: block.start + at.index + at.segment.length }
}
