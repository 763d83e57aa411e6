import type { Span } from '../text/text'
import { isClause, isFiniteVerb } from './clauses'
import type { Cue } from './find-cues'
import type { ReportingWords } from './reporting-words'
import { commaBetween, type Token, tokens } from './tokens'

/** What parts the clauses of a sentence. A full stop does so before a space only: “Mr. Vale” is cut by the caller's sentences, not here. */
const BORDER = /[;:!?()[\]"“”„«»—–\n]/u
/** A title in quotation marks has at most so many characters, and begins behind a word: “the ‘Courier’”. */
const LONGEST_TITLE = 40
const OPENED_TITLE = /^["“„«»][^"“”„«»,\n]*["“”«»]/u
const CLOSED_TITLE = /\p{L}\s+["“„«»][^"“”„«»,\n]*["“”«»]$/u

/**
 * The name beside reporting words: before them back to the border of the clause, an apposition included
 * (“its spokeswoman, Freya Lund, claimed”); else, and after a preposition, what follows them (“said Ines Tavera, who leads
 * the local”). What says something (`isClause`) is no name. Null where there is none. `taken` is never part of it. Offsets
 * in UTF-16 code units.
 */
export function sourceAround(characters: string, region: Span, cue: Cue, taken: readonly Span[], words: ReportingWords): Span | null {
  const before = { start: limitBefore(characters, region, cue.span, taken), end: cue.span.start }
  const after = () => following(characters, { start: cue.span.end, end: limitAfter(characters, region, cue, taken) }, cue, words)
  if (cue.kind === 'preposition') return after()
  if (cue.kind === 'postposition') return beside(characters, before, words)
  return preceding(characters, before, words) ?? after()
}

const isBorder = (characters: string, at: number): boolean =>
  BORDER.test(characters[at] ?? '') ||
  (characters[at] === '.' &&
    /^\.\s+\p{Lu}/u.test(characters.slice(at, at + 4)) &&
    !/\b\p{Lu}\p{Ll}{0,3}$/u.test(characters.slice(Math.max(0, at - 4), at)))

function limitBefore(characters: string, region: Span, cue: Span, taken: readonly Span[]): number {
  const floor = Math.max(region.start, ...taken.filter((one) => one.end <= cue.start).map((one) => one.end))
  for (let at = cue.start - 1; at >= floor; at--) {
    const opened =
      characters[at] === ')' ? characters.lastIndexOf('(', at) : titleBefore(characters, Math.max(floor, at - LONGEST_TITLE), at)
    if (opened >= floor) at = opened
    else if (isBorder(characters, at)) return at + 1
  }
  return floor
}

/** Where a title begins that ends at an offset; -1 where none does. */
function titleBefore(characters: string, floor: number, at: number): number {
  const title = CLOSED_TITLE.exec(characters.slice(floor, at + 1))
  return title ? floor + title.index : -1
}

/** What stands in quotation marks right behind a verb is said; behind a preposition, or a word of the name, it is a title. */
function limitAfter(characters: string, region: Span, { span, kind }: Cue, taken: readonly Span[]): number {
  const ceiling = Math.min(region.end, ...taken.filter((one) => one.start >= span.end).map((one) => one.start))
  const first = kind === 'preposition' ? span.start : span.end
  for (let at = span.end; at < ceiling; at++) {
    const title = /\p{L}\s+$/u.test(characters.slice(first, at))
      ? OPENED_TITLE.exec(characters.slice(at, Math.min(ceiling, at + LONGEST_TITLE)))
      : null
    if (title) at += title[0].length - 1
    else if (isBorder(characters, at)) return at
  }
  return ceiling
}

/** From the first to the last of some words, with the quotation mark that closes a title at their end. */
function spanOf(characters: string, all: readonly Token[]): Span | null {
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last) return null
  const closes = /^["“”«»]/u.test(characters.slice(last.end)) && /["“„«»]/u.test(characters.slice(first.start, last.end))
  return { start: first.start, end: last.end + (closes ? 1 : 0) }
}

/** What stands before the cue, from the last comma on; where a comma stands right before the cue, an apposition belongs to it. */
function preceding(characters: string, clause: Span, words: ReportingWords): Span | null {
  const all = tokens(characters, clause)
  let joined = false
  while (all.length > 0 && isBetween(all.at(-1), words)) joined = words.joiners.includes(all.pop()?.word ?? '') || joined
  if (all.length === 0) return null
  const apposed = /[,،]\s*$/.test(characters.slice(all.at(-1)?.end, clause.end))
  let commas = apposed ? 1 : 0
  let from = all.length - 1
  for (; from > 0; from--) if (commaBetween(characters, all[from - 1], all[from]) && commas-- === 0) break
  if (apposed && commas > 0) return null // “The port is closed, said Lund”
  const kept = all.slice(from)
  while (kept.length > 0 && words.openers.includes(kept[0]?.word ?? '')) kept.shift()
  if (words.fronted.includes(kept[0]?.word ?? '')) return null
  const name = apposed ? kept : kept.slice(0, nameEnd(kept, joined, words))
  const span = spanOf(characters, name)
  return span && isClause(characters, span, words) ? null : span
}

const isBetween = (token: Token | undefined, words: ReportingWords): boolean =>
  token !== undefined && [words.between, words.relatives, words.joiners].some((some) => some.includes(token.word))

/** Where a name ends before a verb that comes earlier than the cue: an auxiliary, or the first of two joined verbs. */
function nameEnd(all: readonly Token[], joined: boolean, words: ReportingWords): number {
  const at = all.findIndex(
    (token, place) => words.auxiliaries.includes(token.word) || (joined && place > 0 && looksFinite(token, all[place - 1], words)),
  )
  return at > 0 ? at : all.length
}

/** A verb by its list or by its ending, where the word before it may be a name's last. */
function looksFinite({ word, capital }: Token, before: Token | undefined, words: ReportingWords): boolean {
  if (capital || before === undefined || words.determiners.includes(before.word)) return false
  return words.finite.includes(word) || words.verbs.includes(word) || (words.finiteEnding?.test(word) ?? false)
}

/** What follows the cue, to the next comma or to what no longer names it; an apposition after the comma belongs to it. */
function following(characters: string, clause: Span, { kind }: Cue, words: ReportingWords): Span | null {
  const all = tokens(characters, clause)
  while (all.length > 0 && words.between.includes(all[0]?.word ?? '') && !words.pronouns.includes(all[0]?.word ?? '')) all.shift()
  const first = all[0]
  const closed = kind === 'verb' && first && words.closers.includes(first.word)
  if (closed && !(words.articles.includes(first.word) && all[1]?.capital)) return null
  if (first && words.pronouns.includes(first.word)) return spanOf(characters, [first])
  let to = 0
  while (to < all.length && !(to > 0 && ends(all[to], words)) && !commaBetween(characters, all[to - 1], all[to])) to++
  if (commaBetween(characters, all[to - 1], all[to]) && words.appositions.includes(all[to]?.word ?? ''))
    do to++
    while (to < all.length && !commaBetween(characters, all[to - 1], all[to]))
  return spanOf(characters, all.slice(0, to))
}

/** The name right before a postposition: from its article on. */
function beside(characters: string, clause: Span, words: ReportingWords): Span | null {
  const all = tokens(characters, clause)
  const from = all.findLastIndex(({ word }, at) => words.determiners.includes(word) && !words.determiners.includes(all[at - 1]?.word ?? ''))
  return spanOf(characters, all.slice(Math.max(0, from)))
}

const ends = (token: Token | undefined, words: ReportingWords): boolean =>
  token !== undefined && ((words.closers.includes(token.word) && !isOf(token)) || (words.capitalNouns && isFiniteVerb(token, words)))

/** “the head of the union”: such a word joins names rather than ends one. */
const isOf = (token: Token | undefined): boolean => token !== undefined && ['of', 'von', 'de', 'des', 'du', 'del'].includes(token.word)
