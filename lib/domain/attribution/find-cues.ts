import type { Span } from '../text/text'
import type { ReportingWords } from './reporting-words'
import { type Token, tokens } from './tokens'

/**
 * Words that report. `kind`: a verb has its source on either side; a preposition (“according to”) before it, a postposition
 * (“zufolge”) behind it. `relative`: the verb of a relative clause (“a steward who asked not to be named”), seldom the one that reports.
 */
export type Cue = { readonly span: Span; readonly kind: 'verb' | 'preposition' | 'postposition'; readonly relative: boolean }

const patterns = new WeakMap<ReportingWords, RegExp>()

/** All phrases of a language as one pattern, the longest first; whole words of any script. */
function patternOf(words: ReportingWords): RegExp {
  const made = patterns.get(words)
  if (made) return made
  const all = [...words.prepositions, ...words.postpositions, ...words.verbs].sort((a, b) => b.length - a.length)
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
    const kind = kindOf(match[0].toLowerCase().replace(/\s+/g, ' '), words)
    const before = tokens(characters, { start: region.start, end: span.start }).at(-1)
    if (kind === 'verb' && isNoun(characters, span, before, words)) continue
    found.push({ span, kind, relative: before !== undefined && words.relatives.includes(before.word) })
  }
  return found
}

const kindOf = (phrase: string, words: ReportingWords): Cue['kind'] =>
  words.prepositions.includes(phrase) ? 'preposition' : words.postpositions.includes(phrase) ? 'postposition' : 'verb'

/** “14 calls”, “the report”, “in Berichten”: what looks like a verb and names a thing. */
function isNoun(characters: string, span: Span, before: Token | undefined, words: ReportingWords): boolean {
  if (!before || !/^\s+$/u.test(characters.slice(before.end, span.start))) return false
  if (words.capitalNouns) return /^\p{Lu}/u.test(characters.slice(span.start))
  if (words.quantifiers.includes(before.word)) return characters[span.end - 1] === 's'
  return words.determiners.includes(before.word) || /^\p{N}/u.test(before.word)
}
