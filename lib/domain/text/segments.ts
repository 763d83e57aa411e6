import type { Span, Text } from './text'

/** A segmenter for a BCP 47 language; one that follows no language's own rules where the tag is none. */
function segmenter(granularity: 'word' | 'sentence', language: string | null | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language || 'und', { granularity })
  } catch {
    return new Intl.Segmenter('und', { granularity })
  }
}

/** The words of some characters (without punctuation and spaces), as Unicode UAX #29 finds them for the language. */
export function words(characters: string, language?: string | null, offset = 0): Span[] {
  const found: Span[] = []
  for (const { segment, index, isWordLike } of segmenter('word', language).segment(characters))
    if (isWordLike) found.push({ start: offset + index, end: offset + index + segment.length })
  return found
}

/** A title or an initial before a name: its full stop ends no sentence, though UAX #29 without dictionaries says so. */
const BEFORE_A_NAME =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|St|Gen|Col|Lt|Capt|Maj|Sgt|Sen|Rep|Gov|Rev|Hon|Mme|Mlle|Sra?|Hr|\p{Lu})\.$/u

/** The sentences of some characters, without the spaces around them. */
export function sentences(characters: string, language?: string | null, offset = 0): Span[] {
  const found: Span[] = []
  let from: number | null = null
  for (const { segment, index } of segmenter('sentence', language).segment(characters)) {
    const start: number = from ?? index + segment.length - segment.trimStart().length
    const end = index + segment.trimEnd().length
    const ended: boolean = !BEFORE_A_NAME.test(characters.slice(start, end)) || index + segment.length === characters.length
    from = ended ? null : start
    if (ended && start < end) found.push({ start: offset + start, end: offset + end })
  }
  return found
}

/** How many words a text has. */
export function countWords(text: Text, language?: string | null): number {
  const words = segmenter('word', language)
  let count = 0
  // block by block: a segmenter's iterator slows down on very long strings
  for (const block of text.blocks) {
    if (block.type === 'rule') continue
    for (const { isWordLike } of words.segment(text.characters.slice(block.start, block.end))) if (isWordLike) count++
  }
  return count
}
