import type { Caller } from '@/lib/auth/caller'
import { gateAnnotation, gateSet } from '@/lib/auth/set-gate'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { CommentView, DecisionView } from '@/lib/contracts/reviews'
import { commentsOfAnnotation } from '@/lib/data/comments'
import { decisionsOfAnnotation, decisionsOfSet } from '@/lib/data/decisions'
import { revisedAnnotations } from '@/lib/data/reviewed-annotations'
import { type Result, success } from '@/lib/domain/result'
import { byAnnotation, type ReviewState, reviewState } from '@/lib/domain/review/state'
import { shapeComment, shapeDecision } from './review-shape'

type Items<T> = { items: T[]; next: null }
export type Review = { setId: string; states: Record<string, ReviewState>; decisions: DecisionView[] }

/** All decisions on an annotation of a set that the caller may see. */
export async function listDecisions(caller: Caller, annotationId: string): Promise<Result<Items<DecisionView>, ProblemReason>> {
  const found = await gateAnnotation(caller, 'sets.read', annotationId)
  return found.ok ? success({ items: (await decisionsOfAnnotation(annotationId)).map(shapeDecision), next: null }) : found
}

/** The state of each annotation of a set that the caller may see, with the standing decisions, newest first. */
export async function readReview(caller: Caller, setId: string): Promise<Result<Review, ProblemReason>> {
  const found = await gateSet(caller, 'sets.read', setId)
  if (!found.ok) return found
  const decisions = await decisionsOfSet(setId)
  const of = byAnnotation(decisions)
  const annotations = await revisedAnnotations(setId)
  const states = annotations.map((one) => [one.annotation.id, reviewState(of.get(one.annotation.id) ?? [], one.revision)] as const)
  return success({ setId, states: Object.fromEntries(states), decisions: decisions.map(shapeDecision) })
}

/** The discussion of an annotation of a set that the caller may see. */
export async function listComments(caller: Caller, annotationId: string): Promise<Result<Items<CommentView>, ProblemReason>> {
  const found = await gateAnnotation(caller, 'sets.read', annotationId)
  return found.ok ? success({ items: (await commentsOfAnnotation(annotationId)).map(shapeComment), next: null }) : found
}
