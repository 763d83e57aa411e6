import type { ReviewProgress } from '@/lib/domain/review/state'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import type { Text } from '@/lib/domain/text/text'
import type { AnnotationView, SetView } from './annotation-sets'
import type { CommentView, DecisionView } from './reviews'

export type QueueState = 'waiting' | 'partly' | 'decided' | 'returned' | 'settled'
export type QueueLine = {
  readonly setId: string
  readonly document: { readonly id: string; readonly title: string; readonly publisher: string | null }
  readonly reader: string
  readonly state: QueueState
  /** null while the reading is with its reader: nothing of an open reading is told */
  readonly progress: ReviewProgress | null
  readonly submittedAt: string | null
}
export type OwnLine = QueueLine & { readonly unanswered: number }
export type ReviewQueue = {
  readonly mayDecide: boolean
  /** readings of others */
  readonly lines: readonly QueueLine[]
  /** the caller's own readings on which somebody said something */
  readonly own: readonly OwnLine[]
  /** how many readings wait for a verdict of the caller */
  readonly withYou: number
}

/** A reading in the margin: the one under review first, then the others that the caller may see. */
export type Lane = { readonly setId: string; readonly reader: string; readonly annotations: readonly AnnotationView[] }
export type ReviewPage = {
  readonly me: { readonly id: string; readonly name: string }
  readonly project: { readonly id: string; readonly name: string }
  readonly document: { readonly id: string; readonly title: string; readonly publisher: string | null; readonly language: string | null }
  readonly text: Text
  readonly tagset: Tagset
  readonly set: SetView
  readonly lanes: readonly Lane[]
  /** the decisions that count, newest first */
  readonly decisions: readonly DecisionView[]
  /** standing decisions on annotations that changed since: they count no more, but say what there was */
  readonly outdated: readonly DecisionView[]
  readonly comments: readonly CommentView[]
  readonly mayDecide: boolean
  /** whether the caller may speak in the discussions, and delete what they said */
  readonly mayDiscuss: boolean
  /** whether the caller may delete anybody’s words in the discussions */
  readonly mayRemoveWords: boolean
  readonly gold: { readonly setId: string; readonly fromThis: boolean } | null
}
