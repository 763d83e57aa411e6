/** How many of each kind `cleanCharacters` took out or, for `lineEnds`, replaced. */
export type Removed = {
  readonly byteOrderMarks: number
  readonly nuls: number
  readonly loneSurrogates: number
  /** CR LF and lone CR that became LF */
  readonly lineEnds: number
}
export type Cleaned = { readonly characters: string; readonly removed: Removed }

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Characters as a text may hold them: line ends are `\n`; leading byte order marks, NUL and lone surrogates are gone.
 * Everything else stays exactly as printed; nothing is normalised. Cleaning twice is cleaning once.
 */
export function cleanCharacters(raw: string): Cleaned {
  let loneSurrogates = 0
  let nuls = 0
  // lone is judged before NULs go, so that taking out a NUL never makes a character of two halves
  const paired = raw.isWellFormed()
    ? raw
    : raw.replace(LONE_SURROGATE, () => {
        loneSurrogates++
        return ''
      })
  const printed = paired.replaceAll('\0', () => {
    nuls++
    return ''
  })
  const begin = /^\ufeff*/.exec(printed)?.[0].length ?? 0
  let lineEnds = 0
  const characters = printed.slice(begin).replace(/\r\n?/g, () => {
    lineEnds++
    return '\n'
  })
  return { characters, removed: { byteOrderMarks: begin, nuls, loneSurrogates, lineEnds } }
}

/** The directional controls that can make text look other than it reads: embeddings, overrides, isolates, marks. */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** How many directional controls stand in the characters. They are printed, so they are kept; a reader is told. */
export const countBidiControls = (characters: string): number => characters.match(BIDI_CONTROLS)?.length ?? 0
