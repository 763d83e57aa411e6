import type { Caller } from '@/lib/auth/caller'
import { notFound } from '@/lib/auth/gate'
import { gateAnnotation, gateSet } from '@/lib/auth/set-gate'
import type { PageAsked } from '@/lib/contracts/primitives'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { CommentView, DecisionView } from '@/lib/contracts/reviews'
import { commentsOfAnnotation, commentsOfSet, findComment } from '@/lib/data/comments'
import { decisionsOfAnnotation, decisionsOfSet, findDecision } from '@/lib/data/decisions'
import { revisedAnnotations } from '@/lib/data/reviewed-annotations'
import { type Result, success } from '@/lib/domain/result'
import { byAnnotation, type ReviewState, reviewState } from '@/lib/domain/review/state'
import { idOf, type Page, pageWithin } from './page'
import { shapeComment, shapeDecision } from './review-shape'

export type Review = { setId: string; states: Record<string, ReviewState>; decisions: DecisionView[] }

/** All decisions on an annotation of a set that the caller may see. */
export async function listDecisions(
  caller: Caller,
  annotationId: string,
  asked: PageAsked,
): Promise<Result<Page<DecisionView>, ProblemReason>> {
  const found = await gateAnnotation(caller, 'sets.read', annotationId)
  return found.ok ? pageWithin((await decisionsOfAnnotation(annotationId)).map(shapeDecision), asked, idOf) : found
}

/** A decision on an annotation of a set that the caller may see. */
export async function readDecision(caller: Caller, id: string): Promise<Result<DecisionView, ProblemReason>> {
  const decision = await findDecision(id)
  if (!decision) return notFound
  const found = await gateAnnotation(caller, 'sets.read', decision.annotationId)
  return found.ok ? success(shapeDecision(decision)) : found
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

/** The standing decisions on a set that the caller may see, newest first. */
export async function readDecisions(caller: Caller, setId: string): Promise<Result<DecisionView[], ProblemReason>> {
  const found = await gateSet(caller, 'sets.read', setId)
  return found.ok ? success((await decisionsOfSet(setId)).map(shapeDecision)) : found
}

/** The discussion of an annotation of a set that the caller may see. */
export async function listComments(
  caller: Caller,
  annotationId: string,
  asked: PageAsked,
): Promise<Result<Page<CommentView>, ProblemReason>> {
  const found = await gateAnnotation(caller, 'sets.read', annotationId)
  return found.ok ? pageWithin((await commentsOfAnnotation(annotationId)).map(shapeComment), asked, idOf) : found
}

/** The discussions of all annotations of a set that the caller may see. */
export async function listSetComments(caller: Caller, setId: string, asked: PageAsked): Promise<Result<Page<CommentView>, ProblemReason>> {
  const found = await gateSet(caller, 'sets.read', setId)
  return found.ok ? pageWithin((await commentsOfSet(setId)).map(shapeComment), asked, idOf) : found
}

/** One word of a discussion; one of another annotation is none of this one's. */
export async function readComment(caller: Caller, annotationId: string, id: string): Promise<Result<CommentView, ProblemReason>> {
  const found = await gateAnnotation(caller, 'sets.read', annotationId)
  if (!found.ok) return found
  const comment = await findComment(id)
  return comment?.annotationId === annotationId ? success(shapeComment(comment)) : notFound
}
