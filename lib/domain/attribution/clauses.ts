import type { Span } from '../text/text'
import type { ReportingWords } from './reporting-words'
import { segmentsOf, type Token, tokens } from './tokens'

/** More words than these without a comma name nobody. */
const LONGEST_NAME = 12
/** A name in quotation marks (“The Guardian”) has no more words than these. */
const LONGEST_TITLE = 4
const QUOTED = /^["“”„«»]([^"“”„«»]*)["“”„«»]$/u

/**
 * Whether words say something rather than name somebody: they hold a finite verb outside of relative clauses, begin as a
 * subordinate clause, stand in quotation marks as more than a title, or are longer than names are. Goes by the lists of a
 * language, so a clause whose verb is in none of them may pass for a name.
 */
export function isClause(characters: string, span: Span, words: ReportingWords): boolean {
  const all = tokens(characters, span)
  if (all.length === 0) return false
  if (words.subordinators.includes(all[0]?.word ?? '') || isQuoted(characters, span)) return true
  return segmentsOf(characters, all).some((segment, at) => {
    const main = withoutRelative(segment, at > 0, words)
    return main.length > LONGEST_NAME || main.some((token) => isFiniteVerb(token, words)) || endsAsClause(main, words)
  })
}

/** Whether words stand in quotation marks, and are no title. */
function isQuoted(characters: string, { start, end }: Span): boolean {
  const within = QUOTED.exec(characters.slice(start, end).trim())?.[1]
  return within !== undefined && tokens(within, { start: 0, end: within.length }).length > LONGEST_TITLE
}

/** Whether a word is a finite verb of the list. */
export const isFiniteVerb = ({ word, capital }: Token, words: ReportingWords): boolean =>
  words.finite.includes(word) && !(capital && words.capitalNouns)

function withoutRelative(segment: readonly Token[], apposed: boolean, words: ReportingWords): readonly Token[] {
  const from = segment.findIndex(
    ({ word }, at) => words.relatives.includes(word) || (apposed && at === 0 && words.apposedRelatives.includes(word)),
  )
  return from < 0 ? segment : segment.slice(0, from)
}

/** Where nouns are written with capitals, names end in one, or in a pronoun. */
function endsAsClause(main: readonly Token[], words: ReportingWords): boolean {
  const last = main.at(-1)
  return (
    words.capitalNouns &&
    main.length > 1 &&
    last !== undefined &&
    !last.capital &&
    !/^\p{N}/u.test(last.word) &&
    !words.pronouns.includes(last.word)
  )
}
