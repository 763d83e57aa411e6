import type { Span } from '../text/text'
import type { ReportingWords } from './reporting-words'

/** Words that report. `before`: they stand before their source, without a verb (“according to”). */
export type Cue = { readonly span: Span; readonly before: boolean }

const patterns = new WeakMap<ReportingWords, RegExp>()

/** All phrases of a language as one pattern, the longest first; whole words of any script. */
function patternOf(words: ReportingWords): RegExp {
  const made = patterns.get(words)
  if (made) return made
  const all = [...words.prepositions, ...words.verbs].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_’'-])(?:${all.map(escaped).join('|')})(?![\\p{L}\\p{N}_-])`, 'giu')
  patterns.set(words, pattern)
  return pattern
}

const escaped = (phrase: string): string => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+')

/** The reporting words of a stretch of text, but for what lies in `without`, in order. Offsets in UTF-16 code units. */
export function cuesIn(characters: string, region: Span, words: ReportingWords, without: readonly Span[]): Cue[] {
  const found: Cue[] = []
  for (const match of characters.slice(region.start, region.end).matchAll(patternOf(words))) {
    const span = { start: region.start + match.index, end: region.start + match.index + match[0].length }
    if (without.some((one) => span.start < one.end && span.end > one.start)) continue
    found.push({ span, before: words.prepositions.includes(match[0].toLowerCase().replace(/\s+/g, ' ')) })
  }
  return found
}
