const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'

/** A day as English papers print it, for use inside of another pattern: three groups for either order. */
export const DAY_PATTERN = `(?:${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})|(\\d{1,2})(?:st|nd|rd|th)? ${MONTH},? (\\d{4}))`
const DAY = new RegExp(`^${DAY_PATTERN}$`, 'i')
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/

/** A date as printed or as metadata have it, as ISO 8601 and no more exact than it was said; null where it is none. */
export function isoDate(printed: string): string | null {
  const said = printed.trim()
  const iso = ISO.exec(said)
  if (iso) return real(iso[1] as string) ? `${iso[1]}${iso[2] ? `T${iso[2]}${iso[3] ?? ''}` : ''}` : null
  const day = DAY.exec(said)
  if (!day) return null
  const [, monthA, dayA, yearA, dayB, monthB, yearB] = day
  const month = MONTHS.indexOf((monthA ?? monthB ?? '').slice(0, 3).toLowerCase()) + 1
  const found = `${yearA ?? yearB}-${String(month).padStart(2, '0')}-${String(dayA ?? dayB).padStart(2, '0')}`
  return real(found) ? found : null
}

const real = (day: string) => {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
