import type { DocumentRow, DocumentsListView, ReaderView } from '@/lib/contracts/documents-list'
import { counted, plural } from '@/lib/domain/counted'

const percent = (share: number) => `${Math.round(share * 100)} %`

/** The words of the documents list. */
export const words = {
  many: (n: number) => counted(n, 'document'),
  add: 'Add articles',
  export: 'Export',
  search: 'Title, words, publisher',
  searchLabel: 'Find documents by title, publisher or byline',
  list: 'Documents',
  article: 'Article',
  readers: 'Readers',
  tags: 'Tags',
  boilerplate: 'Boilerplate',
  reading: 'Reading',
  review: 'Review',
  copyOf: 'copy of',
  more: (n: number) => `Show ${n} more`,
  none: 'No document is like that.',
  showAll: 'Show all',
  sort: 'Sort',
  keysTitle: 'Keys of this page',
  keys: (mayChange: boolean): readonly (readonly [string, string])[] => [
    ['J', 'next document'],
    ['K', 'previous document'],
    ['↵', 'open it'],
    ['F', 'find'],
    ...(mayChange
      ? ([
          ['A', 'add articles'],
          ['Del', 'move it to the trash'],
        ] as const)
      : []),
    ['?', 'these keys'],
  ],
  actions: 'What can be done',
  emptyTitle: 'No article yet',
  empty:
    'Load an article that was printed more than once. You mark what it says about its sources, how it frames, and what was added when it was printed again:',
  emptyReader: 'A manager of this project has still to load the articles.',
  filters: { state: 'State', publisher: 'Publisher', reader: 'Reader', copies: 'Copies' },
  any: 'any',
  me: 'me',
  nobody: 'nobody',
  copies: { shown: 'shown', hidden: 'hidden', only: 'only copies' },
  states: { draft: 'being prepared', untouched: 'not begun', reading: 'in reading', read: 'read', settled: 'settled' },
  sorts: { newest: 'Newest first', title: 'By title', published: 'By date printed', publisher: 'By publisher' },
  untitled: 'Without a title',
  progressLabel: 'Documents read',
  noArticle: 'no article yet',
} as const

/** “12 originals, 31 copies of them, 5 that stand alone” */
export function summary({ rows }: Pick<DocumentsListView, 'rows'>): string {
  const originals = new Set(rows.flatMap((row) => (row.original ? [row.original.id] : [])))
  const copies = rows.filter((row) => row.original).length
  const roots = rows.filter((row) => !row.original && originals.has(row.id)).length
  const alone = rows.length - copies - roots
  const readTwice = rows.filter((row) => row.readers.filter(({ state }) => state === 'submitted').length > 1).length
  const waiting = rows.filter((row) => row.review && row.review.decided < row.review.total).length
  const parts = [
    ...(copies > 0
      ? [
          counted(roots, 'original'),
          counted(copies, 'copy', 'copies'),
          ...(alone > 0 ? [`${counted(alone)} that ${plural(alone, 'stands', 'stand')} alone`] : []),
        ]
      : []),
  ].join(', ')
  const work = [
    ...(readTwice > 0 ? [`${readTwice} read twice`] : []),
    ...(waiting > 0 ? [`${counted(waiting)} ${plural(waiting, 'waits', 'wait')} for review`] : []),
  ].join(', ')
  return [parts, work].filter(Boolean).join(' · ')
}

/** “4 of 12 read · 5 in reading · 3 left for you”: read is what all who should have read, or what is settled. */
export function progressWords(all: number, read: number, reading: number, left: number | null = null): string {
  if (all === 0) return words.noArticle
  return `${counted(read)} of ${counted(all)} read${reading > 0 ? ` · ${counted(reading)} in reading` : ''}${left ? ` · ${counted(left)} left for you` : ''}`
}

export function readerWords({ name, state }: ReaderView): string {
  return `${name}: ${{ assigned: 'has not begun', reading: 'is reading', submitted: 'has submitted' }[state]}`
}

/** What the reading column says. */
export function readingWords({ stage, own, readers, givenBack }: DocumentRow): string {
  if (stage === 'draft' || stage === 'untouched') return words.states[stage]
  if (own === 'reading' && (givenBack?.mine ?? null) !== null) return 'given back to you'
  if (own === 'reading') return 'you are reading'
  if (stage === 'settled') return words.states.settled
  const read = readers.filter(({ state }) => state === 'submitted').length
  return read === readers.length ? `read by ${read === 1 ? 'one' : read}` : `${read} of ${readers.length} read`
}

/** The caller’s own time at a document: “12 min at work”; empty where none is counted. */
export function ownTimeWords({ ownSeconds }: DocumentRow): string {
  return ownSeconds ? `${ownSeconds < 60 ? 'under a minute' : `${Math.floor(ownSeconds / 60)} min`} at work` : ''
}

/** What the review column says: what waits for the caller first. */
export function reviewWords(row: DocumentRow): string {
  const { mine, others } = row.givenBack ?? { mine: null, others: 0 }
  const own = mine === null ? '' : mine > 0 ? `${counted(mine, 'verdict')} to answer` : 'nothing to answer'
  const progress = reviewProgressWords(row)
  const back = others === 0 ? '' : others === 1 && !progress ? 'given back' : `${counted(others)} given back`
  return [own, progress, back].filter(Boolean).join(', ')
}

function reviewProgressWords({ review, stage }: DocumentRow): string {
  if (stage === 'settled') return 'gold'
  if (!review || review.total === 0) return ''
  const talk = review.discussed > 0 ? `, ${review.discussed} under discussion` : ''
  if (review.decided === 0) return `waits for review${talk}`
  return review.decided < review.total ? `${review.total - review.decided} of ${review.total} open${talk}` : 'reviewed'
}

export const share = (value: number | null) => (value === null ? '–' : percent(value))

/** A date as the article gives it, as exact as it is: “3 May 2026”, “May 2026”, “2026”. */
export function printedDate(value: string): string {
  const [year, month, day] = value.slice(0, 10).split('-').map(Number)
  if (!year || !month) return value.slice(0, 4)
  const date = new Date(Date.UTC(year, month - 1, day ?? 1))
  return date.toLocaleDateString('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'short', ...(day ? { day: 'numeric' } : {}) })
}
