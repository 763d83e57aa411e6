import type { Relation } from '@/lib/domain/annotation/annotation'
import type { PackedAnnotations } from '@/lib/domain/annotation/packed'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import type { SetSummary } from './annotation-sets'
import type { DocumentView } from './documents'

export type Neighbour = { readonly id: string; readonly title: string }
/** Where a document stands among its project's frozen documents, in the order of the documents list. */
export type QueueLine = Neighbour & { readonly publisher: string | null; readonly own: 'open' | 'submitted' | null }
export type Queue = {
  readonly place: number
  readonly count: number
  /** those that the reader has still to read; null for who reads none */
  readonly left: number | null
  readonly previous: Neighbour | null
  readonly next: Neighbour | null /** the documents near this one, itself among them */
  readonly around: readonly QueueLine[]
}
/** What the annotate page shows besides the reader's own set. */
export type AnnotatePage = {
  readonly document: DocumentView
  readonly project: { readonly id: string; readonly name: string; readonly language: string | null; readonly guidelines: string }
  /** the document that this one is a copy of */
  readonly original: Neighbour | null
  readonly queue: Queue
  readonly tagset: Tagset
  readonly mayAnnotate: boolean
  /** how long the reader was active on it; null where it is not assigned to them */
  readonly activeSeconds: number | null
}
/** A submitted reading by somebody else. `count`: its annotations. */
export type OtherReading = { readonly setId: string; readonly reader: string; readonly count: number }
/** The page's parts that frame the article, as the screen takes them. */
export type ArticleContext = Pick<AnnotatePage, 'project' | 'original' | 'queue' | 'activeSeconds'>
export type FrozenDocument = DocumentView & { readonly text: NonNullable<DocumentView['text']> }
/** The reader's own set: its annotations packed. */
export type Reading = SetSummary & { readonly annotations: PackedAnnotations; readonly relations: readonly Relation[] }
