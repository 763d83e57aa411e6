import type { Part } from '../annotation/annotation'
import type { DemoQuote } from './demo'

/**
 * Where a quote stands: its first words at their `occurrence` (from 1), each further part at its next place behind the
 * part before. Offsets in UTF-16 code units. Null when it does not stand there.
 */
export function placeQuote(characters: string, quote: DemoQuote, occurrence = 1): Part[] | null {
  const parts: Part[] = []
  for (const words of typeof quote === 'string' ? [quote] : quote) {
    const last = parts.at(-1)
    const start = last ? characters.indexOf(words, last.end) : nthIndexOf(characters, words, occurrence)
    if (start < 0 || words === '') return null
    parts.push({ start, end: start + words.length, quote: words })
  }
  return parts
}

function nthIndexOf(characters: string, words: string, occurrence: number): number {
  let at = -1
  for (let n = 0; n < occurrence; n++) {
    at = characters.indexOf(words, at + 1)
    if (at < 0) return -1
  }
  return at
}
