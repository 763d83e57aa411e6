import { DIMENSIONS, type Dimension, SET_CHOICES, type SetChoice } from '@/lib/contracts/choices'
import { REVIEW_STATES, type ReviewState } from '@/lib/domain/review/state'

/** What is shown: how many annotations, how much of the text, or how their review stands. */
const SHOWS = ['count', 'share', 'review'] as const
type Show = (typeof SHOWS)[number]
export type Filters = { readonly [key in Exclude<Dimension, 'state'>]?: string } & { readonly state?: ReviewState }
export type Row = Exclude<Dimension, 'state'>
export const ROWS: readonly Row[] = ['layer', 'tag', 'publisher', 'annotator']

/** A question to the aggregates. Its address holds all of it. `at` names the number whose spans are listed. */
export type Question = {
  readonly show: Show
  readonly rows: Row
  readonly sets: SetChoice | null
  readonly filters: Filters
  readonly at: Filters
  readonly cursor?: string
}

export type View = 'tags' | 'share' | 'boilerplate' | 'review' | 'progress'
/** The questions that are asked most. The third layer of a tagset is boilerplate only if it is called so. */
export const VIEWS: Record<View, Pick<Question, 'show' | 'rows' | 'filters'>> = {
  tags: { show: 'count', rows: 'tag', filters: {} },
  share: { show: 'share', rows: 'layer', filters: {} },
  boilerplate: { show: 'share', rows: 'publisher', filters: { layer: 'boilerplate' } },
  review: { show: 'review', rows: 'tag', filters: {} },
  progress: { show: 'review', rows: 'annotator', filters: {} },
}

type Params = Readonly<Record<string, string | string[] | undefined>>

/** The question that an address asks; what it does not say, or says wrongly, is as in the first view. */
export function questionOf(params: Params): Question {
  const one = (name: string) => {
    const value = params[name]
    return typeof value === 'string' && value.length > 0 && value.length <= 300 ? value : undefined
  }
  const filtersOf = (prefix: string): Filters =>
    Object.fromEntries(
      DIMENSIONS.flatMap((dimension) => {
        const value = one(`${prefix}${dimension}`)
        const wrong = value === undefined || (dimension === 'state' && !REVIEW_STATES.some((state) => state === value))
        return wrong ? [] : [[dimension, value]]
      }),
    )
  return {
    show: SHOWS.find((show) => show === one('show')) ?? 'count',
    rows: ROWS.find((row) => row === one('rows')) ?? 'tag',
    sets: SET_CHOICES.find((choice) => choice === one('sets')) ?? null,
    filters: filtersOf(''),
    at: filtersOf('at.'),
    cursor: one('cursor'),
  }
}

/** The address of a question, below the project. */
export function addressOf(projectId: string, { show, rows, sets, filters, at, cursor }: Question): string {
  const params = new URLSearchParams({ show, rows })
  if (sets) params.set('sets', sets)
  for (const [key, value] of Object.entries(filters)) if (value) params.set(key, value)
  for (const [key, value] of Object.entries(at)) if (value) params.set(`at.${key}`, value)
  if (cursor) params.set('cursor', cursor)
  return `/projects/${projectId}/aggregates?${params}`
}

/** The filters of the spans behind the chosen number: those of the question, and the number’s own. */
export const spanFilters = ({ filters, at }: Pick<Question, 'filters' | 'at'>): Filters => ({ ...filters, ...at })

/** Which of the usual questions this is, or null. */
export function viewOf({ show, rows, filters }: Question): View | null {
  const found = Object.entries(VIEWS).find(
    ([, view]) => view.show === show && view.rows === rows && (view.filters.layer === undefined || view.filters.layer === filters.layer),
  )
  return (found?.[0] as View | undefined) ?? null
}
