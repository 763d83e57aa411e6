import type { DocumentRow } from '@/lib/contracts/documents-list'
import type { Stage } from '@/lib/domain/reading/stage'

export type Filters = {
  readonly words: string
  /** a stage, or `any` */
  readonly state: string
  readonly publisher: string
  /** a reader's id, `any`, `me` or `nobody` */
  readonly reader: string
  readonly copies: string
  readonly sort: string
}
export const NO_FILTERS: Filters = { words: '', state: 'any', publisher: 'any', reader: 'any', copies: 'shown', sort: 'newest' }

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The rows that pass all filters, sorted. Every word looked for must stand in title, publisher or byline. */
export function filterDocuments(rows: readonly DocumentRow[], filters: Filters, userId: string): DocumentRow[] {
  const wanted = folded(filters.words).split(/\s+/).filter(Boolean)
  const found = rows.filter(
    (row) =>
      (filters.state === 'any' || row.stage === (filters.state as Stage)) &&
      (filters.publisher === 'any' || row.publisher === filters.publisher) &&
      hasReader(row, filters.reader, userId) &&
      (filters.copies === 'shown' || (filters.copies === 'only') === (row.original !== null)) &&
      holds(row, wanted),
  )
  const order = ORDERS[filters.sort]
  return order ? found.toSorted(order) : found
}

function hasReader({ readers }: DocumentRow, reader: string, userId: string): boolean {
  if (reader === 'any') return true
  if (reader === 'nobody') return readers.length === 0
  return readers.some(({ id }) => id === (reader === 'me' ? userId : reader))
}

function holds({ title, publisher, byline }: DocumentRow, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true
  const text = folded(`${title} ${publisher ?? ''} ${byline ?? ''}`)
  return wanted.every((word) => text.includes(word))
}

const ORDERS: Record<string, (a: DocumentRow, b: DocumentRow) => number> = {
  title: (a, b) => a.title.localeCompare(b.title),
  publisher: (a, b) => (a.publisher ?? '\uffff').localeCompare(b.publisher ?? '\uffff') || a.title.localeCompare(b.title),
  published: (a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''),
}
