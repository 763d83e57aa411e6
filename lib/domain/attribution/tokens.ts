import type { Span } from '../text/text'

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.&-]*/gu

/** A word of a text in lower case, its apostrophes ’. `capital`: how it begins as printed. Offsets in UTF-16 code units. */
export type Token = Span & { readonly word: string; readonly capital: boolean }

/** The words of a stretch of text, in order; full stops and apostrophes at their end are not theirs. */
export const tokens = (characters: string, { start, end }: Span): Token[] =>
  [...characters.slice(start, end).matchAll(WORD)].map((match) => {
    const word = match[0].replace(/[.’']+$/u, '')
    const lower = word.toLowerCase().replaceAll("'", '’')
    return { word: lower, capital: /^\p{Lu}/u.test(word), start: start + match.index, end: start + match.index + word.length }
  })

/** Whether a comma stands between two words. */
export const commaBetween = (characters: string, a: Token | undefined, b: Token | undefined): boolean =>
  a !== undefined && b !== undefined && /[,،]/.test(characters.slice(a.end, b.start))

/** Words in stretches that commas part. */
export function segmentsOf(characters: string, all: readonly Token[]): Token[][] {
  const found: Token[][] = []
  for (const [at, token] of all.entries()) {
    if (at === 0 || commaBetween(characters, all[at - 1], token)) found.push([token])
    else found.at(-1)?.push(token)
  }
  return found
}
