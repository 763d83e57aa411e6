import type { Span } from '../text/text'
import type { Cue } from './find-cues'
import type { ReportingWords } from './reporting-words'

/** What parts the clauses of a sentence. A full stop does so before a space only: “Mr. Vale” is cut by the caller's sentences, not here. */
const BORDER = /[;:!?()[\]"“”„«»—–\n]/u
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.&-]*/gu

/**
 * The name beside reporting words: before them back to the border of the clause, an apposition included
 * (“its spokeswoman, Freya Lund, claimed”); else, and after a preposition, what follows them (“said Ines Tavera, who leads
 * the local”). Null where there is none. `taken` is never part of it. Offsets in UTF-16 code units.
 */
export function sourceAround(characters: string, region: Span, cue: Cue, taken: readonly Span[], words: ReportingWords): Span | null {
  const after = () => following(characters, { start: cue.span.end, end: limitAfter(characters, region, cue.span, taken) }, words)
  if (cue.before) return after()
  return preceding(characters, { start: limitBefore(characters, region, cue.span, taken), end: cue.span.start }, words) ?? after()
}

const isBorder = (characters: string, at: number): boolean =>
  BORDER.test(characters[at] ?? '') ||
  (characters[at] === '.' &&
    /^\.\s+\p{Lu}/u.test(characters.slice(at, at + 4)) &&
    !/\b\p{Lu}\p{Ll}{0,3}$/u.test(characters.slice(Math.max(0, at - 4), at)))

function limitBefore(characters: string, region: Span, cue: Span, taken: readonly Span[]): number {
  const floor = Math.max(region.start, ...taken.filter((one) => one.end <= cue.start).map((one) => one.end))
  for (let at = cue.start - 1; at >= floor; at--) {
    const opened = characters[at] === ')' ? characters.lastIndexOf('(', at) : -1
    if (opened >= floor) at = opened
    else if (isBorder(characters, at)) return at + 1
  }
  return floor
}

function limitAfter(characters: string, region: Span, cue: Span, taken: readonly Span[]): number {
  const ceiling = Math.min(region.end, ...taken.filter((one) => one.start >= cue.end).map((one) => one.start))
  for (let at = cue.end; at < ceiling; at++) if (isBorder(characters, at)) return at
  return ceiling
}

type Token = Span & { readonly word: string }
const tokens = (characters: string, { start, end }: Span): Token[] =>
  [...characters.slice(start, end).matchAll(WORD)].map((match) => {
    const word = match[0].replace(/[.’']+$/u, '')
    return { word: word.toLowerCase(), start: start + match.index, end: start + match.index + word.length }
  })
const spanOf = (all: readonly Token[]): Span | null => {
  const [first, last] = [all[0], all.at(-1)]
  return first && last ? { start: first.start, end: last.end } : null
}
const commaBetween = (characters: string, a: Token | undefined, b: Token | undefined): boolean =>
  a !== undefined && b !== undefined && /[,،]/.test(characters.slice(a.end, b.start))

/** What stands before the cue, from the last comma on; where a comma stands right before the cue, an apposition belongs to it. */
function preceding(characters: string, clause: Span, words: ReportingWords): Span | null {
  const all = tokens(characters, clause)
  while (all.length > 0 && words.between.includes(all.at(-1)?.word ?? '')) all.pop()
  if (all.length === 0) return null
  const apposed = /[,،]\s*$/.test(characters.slice(all.at(-1)?.end, clause.end))
  let commas = apposed ? 1 : 0
  let from = all.length - 1
  for (; from > 0; from--) if (commaBetween(characters, all[from - 1], all[from]) && commas-- === 0) break
  const kept = all.slice(from)
  while (kept.length > 0 && words.openers.includes(kept[0]?.word ?? '')) kept.shift()
  const verb = apposed ? -1 : kept.findIndex(({ word }) => words.auxiliaries.includes(word))
  return spanOf(verb > 0 ? kept.slice(0, verb) : kept)
}

/** What follows the cue, to the next comma or to what no longer names it; an apposition after the comma belongs to it. */
function following(characters: string, clause: Span, words: ReportingWords): Span | null {
  const all = tokens(characters, clause)
  while (all.length > 0 && words.between.includes(all[0]?.word ?? '')) all.shift()
  if (words.closers.includes(all[0]?.word ?? '')) return null
  let to = 0
  while (
    to < all.length &&
    !(to > 0 && words.closers.includes(all[to]?.word ?? '') && !isOf(all[to])) &&
    !commaBetween(characters, all[to - 1], all[to])
  )
    to++
  if (commaBetween(characters, all[to - 1], all[to]) && words.appositions.includes(all[to]?.word ?? ''))
    do to++
    while (to < all.length && !commaBetween(characters, all[to - 1], all[to]))
  return spanOf(all.slice(0, to))
}

/** “the head of the union”: such a word joins names rather than ends one. */
const isOf = (token: Token | undefined): boolean => token !== undefined && ['of', 'von', 'de', 'des', 'du', 'del'].includes(token.word)
