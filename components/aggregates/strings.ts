import type { Dimension, SetChoice } from '@/lib/contracts/choices'
import { counted } from '@/lib/domain/counted'
import type { ReviewState } from '@/lib/domain/review/state'

/** The words of the aggregates. */
export const words = {
  views: 'Questions',
  viewNames: { tags: 'Tags', share: 'Share of text', boilerplate: 'Boilerplate', review: 'Review', progress: 'Progress' },
  rows: 'Rows',
  dimension: { layer: 'layer', tag: 'tag', publisher: 'publisher', annotator: 'annotator', state: 'state' } satisfies Record<
    Dimension,
    string
  >,
  heads: { layer: 'Layer', tag: 'Tag', publisher: 'Publisher', annotator: 'Annotator', state: 'State' } satisfies Record<Dimension, string>,
  sets: 'Sets',
  setNames: { gold: 'gold', submitted: 'submitted', mine: 'mine', 'all-visible': 'all I may see' } satisfies Record<SetChoice, string>,
  all: 'all',
  stateNames: { accepted: 'accepted', fixed: 'fixed', rejected: 'rejected', discussed: 'in discussion', open: 'open' } satisfies Record<
    ReviewState,
    string
  >,
  unknownPublisher: 'Publisher not known',
  suggester: 'Suggester',
  readings: {
    gold: (n: number) => counted(n, 'gold set', 'gold sets'),
    submitted: (n: number) => counted(n, 'submitted reading', 'submitted readings'),
    mine: (n: number) => `${counted(n, 'reading', 'readings')} of mine`,
    'all-visible': (n: number) => `${counted(n, 'set', 'sets')} of any kind`,
  } satisfies Record<SetChoice, (n: number) => string>,
  documents: (n: number) => counted(n, 'document', 'documents'),
  annotations: 'Annotations',
  characters: 'Characters',
  covered: 'Covered',
  read: 'Read',
  share: 'Share',
  documentsHead: 'Documents',
  setsHead: 'Sets',
  total: 'Total',
  submitted: 'Submitted',
  inWork: 'In work',
  chart: 'Chart',
  table: 'Table',
  legend: 'Legend',
  notComputed: 'Nothing was read, so there is no share.',
  copyLink: 'Copy link',
  copied: 'The link to this question is copied.',
  notCopied: 'The browser did not allow copying. The address bar holds the link.',
  csv: 'Table as CSV',
  export: 'Export…',
  spans: 'Spans',
  behind: (label: string, count: number, value: string) => `${label}: the ${counted(count, 'span', 'spans')} behind ${value}`,
  allSpans: (count: number) => `All ${counted(count, 'span', 'spans')}`,
  sorted: 'By reading, then in text order',
  showAll: 'Show all spans',
  more: 'Next 50 spans',
  fromStart: 'Back to the first',
  noSpans: 'No span answers to this. Choose another number or take a filter away.',
  emptyTitle: 'Nothing to count yet',
  empty: 'Numbers come from readings that are submitted or settled as gold. Tag a document and submit it, or count your own readings.',
  emptyExample: 'Eleven of 41 framing tags in the gold sets are scare quotes, most of them in one publisher’s copies.',
  emptyAction: 'To the documents',
  emptyMine: 'Count my own readings',
  noMatch: 'No annotation answers to these filters.',
  clear: 'Clear filters',
} as const

export const number = (n: number): string => n.toLocaleString('en-GB')
/** A share as a percentage with one decimal; what was not computed as a dash. */
export const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '–' : `${(share * 100).toFixed(1)} %`
