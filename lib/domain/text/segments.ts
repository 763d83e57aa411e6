import type { Span, Text } from './text'

/** A segmenter for a BCP 47 language; one that follows no language's own rules where the tag is none. */
function segmenter(granularity: 'word' | 'sentence', language: string | null | undefined): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language || 'und', { granularity })
  } catch {
    return new Intl.Segmenter('und', { granularity })
  }
}

/** So much is segmented at once: the time of a segmenter grows with the square of it (40,000 units 0.5 s, 320,000 a minute). */
const WINDOW = 1024
/** A word or sentence longer than this is cut: it is none. */
const LONGEST = 65_536
/** What stands further on than this does not decide where a segment ends. */
const LOOK_AHEAD = 64

/** What a segmenter finds in some characters of any length, in windows of them: as over the whole, in time that grows with it. */
export function* segmentsIn(segmenter: Intl.Segmenter, characters: string, window = WINDOW): Generator<Intl.SegmentData> {
  let from = 0
  let size = window
  while (from < characters.length) {
    const end = wholeEnd(characters, from + size)
    const isLast = end === characters.length
    const found = [...segmenter.segment(characters.slice(from, end))]
    const sure = isLast ? found : found.filter(({ segment, index }) => index + segment.length <= end - from - LOOK_AHEAD)
    if (sure.length === 0 && size < LONGEST) {
      size *= 4
      continue
    }
    const taken = sure.length === 0 ? found : sure
    for (const one of taken) yield { ...one, index: from + one.index }
    const last = taken[taken.length - 1] as Intl.SegmentData
    from += last.index + last.segment.length
    size = window
  }
}

/** An end within the characters that parts no surrogate pair. */
function wholeEnd(characters: string, end: number): number {
  if (end >= characters.length) return characters.length
  return (characters.codePointAt(end - 1) ?? 0) > 0xffff ? end + 1 : end
}

/** The words of some characters (without punctuation and spaces), as Unicode UAX #29 finds them for the language. */
export function words(characters: string, language?: string | null, offset = 0): Span[] {
  const found: Span[] = []
  for (const { segment, index, isWordLike } of segmentsIn(segmenter('word', language), characters))
    if (isWordLike) found.push({ start: offset + index, end: offset + index + segment.length })
  return found
}

/** A title or an initial before a name. */
const BEFORE_A_NAME =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|St|Gen|Col|Lt|Capt|Maj|Sgt|Sen|Rep|Gov|Rev|Hon|Mme|Mlle|Sra?|Hr|\p{Lu})\.$/u

/** Languages that write “the 3rd” as 3. */
const WITH_ORDINAL_STOPS: ReadonlySet<string> = new Set('bs cs da de et fi fo hr hu is lb lv nb nn no sk sl sr tr'.split(' '))
const DAY_OR_RANK = /(?<![\p{L}\p{N}.,])\d{1,2}\.$/u

/** Whether a full stop at the end of these characters ends no sentence, though a segmenter without dictionaries says so. */
function isOpen(characters: string, language: string | null | undefined): boolean {
  if (BEFORE_A_NAME.test(characters)) return true
  return WITH_ORDINAL_STOPS.has(language?.split('-')[0]?.toLowerCase() ?? '') && DAY_OR_RANK.test(characters)
}

/** A question or a shout within quotation marks, as the words that report it follow in small letters: “Never!” he said. */
const SAID = /[!?…][”“’'"»«‹›]\s*$/u
const GOES_ON = /^\s*[—–-]?\s*\p{Ll}/u

/** The sentences of some characters, without the spaces around them. */
export function sentences(characters: string, language?: string | null, offset = 0): Span[] {
  const found: Span[] = []
  let from: number | null = null
  for (const { segment, index } of segmentsIn(segmenter('sentence', language), characters)) {
    const start: number = from ?? index + segment.length - segment.trimStart().length
    const end = index + segment.trimEnd().length
    const next = index + segment.length
    const isSaid = SAID.test(segment) && GOES_ON.test(characters.slice(next, next + 8))
    const ended: boolean = next === characters.length || (!isOpen(characters.slice(start, end), language) && !isSaid)
    from = ended ? null : start
    if (ended && start < end) found.push({ start: offset + start, end: offset + end })
  }
  return found
}

/** How many words a text has. */
export function countWords(text: Text, language?: string | null): number {
  const words = segmenter('word', language)
  let count = 0
  for (const block of text.blocks) {
    if (block.type === 'rule') continue
    for (const { isWordLike } of segmentsIn(words, text.characters.slice(block.start, block.end))) if (isWordLike) count++
  }
  return count
}
