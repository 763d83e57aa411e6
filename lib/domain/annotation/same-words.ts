import type { Span, Text } from '../text/text'
import { type Annotation, hull } from './annotation'
import { wholeCharacters } from './selecting'

const WORDLIKE = /[\p{L}\p{N}\p{M}_]/u

/**
 * Every other place where the words of a span stand, in order: whole words, in any case, with any spaces between them,
 * never across a block's border. Offsets in UTF-16 code units, half-open.
 */
export function sameWords(text: Text, span: Span): Span[] {
  const parts = text.characters.slice(span.start, span.end).split(/\s+/u).filter(Boolean)
  if (parts.length === 0) return []
  const pattern = new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('[^\\S\\n]+'), 'giu')
  return [...text.characters.matchAll(pattern)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((found) => isWhole(text, found) && (found.end <= span.start || found.start >= span.end))
}

/** Those places that do not have the tag yet. */
export function untagged(places: readonly Span[], tag: string, annotations: Iterable<Annotation>): Span[] {
  const there = new Set<string>()
  for (const one of annotations) if (one.tag === tag) there.add(keyOf(hull(one.parts)))
  return places.filter((place) => !there.has(keyOf(place)))
}

const keyOf = ({ start, end }: Span): string => `${start}-${end}`

/** Neither end cuts a word (a letter inside and a letter outside do not meet) or a character. */
function isWhole(text: Text, { start, end }: Span): boolean {
  const { characters } = text
  const cuts = (at: number) => WORDLIKE.test(before(characters, at)) && WORDLIKE.test(after(characters, at))
  if (cuts(start) || cuts(end)) return false
  const whole = wholeCharacters(text, { start, end })
  return whole.start === start && whole.end === end
}
const before = (characters: string, at: number): string => [...characters.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
const after = (characters: string, at: number): string => [...characters.slice(at, at + 2)][0] ?? ''
