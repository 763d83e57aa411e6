import type { Found } from './importer'
import { DAY_PATTERN, isoDate } from './printed-date'

/** A name as papers print it, for use inside of another pattern: one group. */
export const NAME = "(\\p{Lu}[\\p{L}\\p{N}&’'.\\- ]{1,80}?)"

const WEEKDAY = '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,? )?'
const TIME = '(?:,?(?: at)? \\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?: ?[ap]\\.?m\\.?)?(?: \\(?\\p{Lu}{1,5}\\)?)?)?'
const DAY = `${WEEKDAY}(?<day>${DAY_PATTERN})${TIME}`

/** “By Ines Tavera”, “By Ines Tavera, May 3, 2026” */
const BYLINE = new RegExp(`^(?:(?:Written|Story|Words|Text) )?By:? (?<name>\\p{Lu}[^\\n]{1,120}?)(?:,? (?:on )?${DAY})?$`, 'iu')
/** With its capitals: the pattern itself takes any, for months in capitals. */
const MAYBE_BYLINE = /^(?:(?:Written|Story|Words|Text) by|By|BY):? \p{Lu}/u
const isSentence = (words: string) => /[.!?]$/.test(words) && words.split(' ').length > 7
/** “3 May 2024”, “Published: 3 May 2024”, “Posted on Friday, May 3, 2024 at 9:45 am”; an update is no publication. */
const PRINTED = new RegExp(`^(?:(?<how>first published|originally published|published|posted|date)(?: on)?:? )?${DAY}$`, 'iu')
/** “Outlet, September 22, 2023” */
const DATELINE = new RegExp(`^${NAME.replace('(', '(?<outlet>')},? ${DAY}$`, 'iu')
/** What may stand before a date and is no outlet. */
const NO_OUTLET = /\b(?:by|published|posted|updated|modified|date|on|at|since|until|from|before|after)[:,]?$|^by\b|^(?:last|first) /i

/** What parts a line about an article: the date is one thing, “Copy link” another. */
const PARTS = /\s+[|·•‧∙–—/]\s+|\s*[|•]\s*/u

type Said = {
  readonly kind: 'byline' | 'printed' | 'first' | 'outlet'
  readonly name: string
  readonly date: string | null
  readonly from: string
}

/** The line in which something was found, as it is said to a person. */
export const quoted = (words: string) => `line “${words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words}”`

/** What lines about an article say: who wrote it, who printed it, when. The first byline, outlet and date of each are trusted most. */
export function foundInLines(lines: readonly string[]): Found[] {
  const said = lines.flatMap((line) => {
    const words = line.trim()
    return words.split(PARTS).flatMap((part) => saidIn(part.trim(), quoted(words)))
  })
  return [...said.flatMap(bylineOf), ...datelinesOf(said), ...said.flatMap(dateOf)]
}

function saidIn(part: string, from: string): Said[] {
  const byline = MAYBE_BYLINE.test(part) && !isSentence(part) ? BYLINE.exec(part)?.groups : undefined
  if (byline) return [{ kind: 'byline', name: (byline.name as string).trim(), date: dayIn(byline), from }]
  const printed = PRINTED.exec(part)?.groups
  if (printed) return [{ kind: /^(?:first|orig)/i.test(printed.how ?? '') ? 'first' : 'printed', name: '', date: dayIn(printed), from }]
  const outlet = /^\p{Lu}/u.test(part) ? DATELINE.exec(part)?.groups : undefined
  const name = outlet?.outlet?.replace(/[,\s]+$/, '') ?? ''
  return outlet && !NO_OUTLET.test(name) ? [{ kind: 'outlet', name, date: dayIn(outlet), from }] : []
}

const dayIn = ({ day }: Record<string, string | undefined>) => (day ? isoDate(day) : null)

const bylineOf = ({ kind, name, from }: Said): Found[] => (kind === 'byline' ? [{ field: 'byline', value: name, from }] : [])

function dateOf({ kind, date, from }: Said): Found[] {
  if (!date || kind === 'outlet') return []
  return [{ field: kind === 'first' ? 'originalPublishedAt' : 'publishedAt', value: date, from }]
}

/** “Outlet, September 22, 2023”: the first is where it was printed, a second one of another outlet where it was before. */
function datelinesOf(said: readonly Said[]): Found[] {
  const found = said.filter(({ kind, date }) => kind === 'outlet' && date)
  const here = found[0]
  const before = found.find(({ name }) => name !== here?.name)
  const both = (said: Said | undefined, publisher: Found['field'], publishedAt: Found['field']): Found[] =>
    said?.date
      ? [
          { field: publisher, value: said.name, from: said.from },
          { field: publishedAt, value: said.date, from: said.from },
        ]
      : []
  return [...both(here, 'publisher', 'publishedAt'), ...both(before, 'originalPublisher', 'originalPublishedAt')]
}
