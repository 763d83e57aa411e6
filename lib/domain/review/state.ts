import type { DecisionFacts, Verdict } from './decision'

export const REVIEW_STATES = ['open', 'accepted', 'fixed', 'rejected', 'discussed'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

const STATE_OF: Record<Verdict, ReviewState> = { accept: 'accepted', fix: 'fixed', reject: 'rejected', discuss: 'discussed' }

/**
 * The decision that counts for an annotation: the newest that stands, whoever gave it, and only if the annotation has not
 * changed since. `annotationRevision` is the set's revision at which the annotation last changed. Null when none counts.
 */
export function standingDecision<D extends DecisionFacts>(decisions: readonly D[], annotationRevision: number): D | null {
  return standingDecisions(decisions, annotationRevision)[0] ?? null
}

/** The standing decisions of all reviewers, newest first: with two reviewers both are kept, and the first one counts. */
export function standingDecisions<D extends DecisionFacts>(decisions: readonly D[], annotationRevision: number): D[] {
  return decisions.filter((decision) => stands(decision, annotationRevision)).sort(newestFirst)
}

/** Whether a decision still speaks of the annotation as it is now. */
const stands = (decision: DecisionFacts, annotationRevision: number) =>
  decision.supersededAt === null && (decision.revision === null || decision.revision >= annotationRevision)

const newestFirst = (a: DecisionFacts, b: DecisionFacts) =>
  b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)

export const stateOfVerdict = (verdict: Verdict): ReviewState => STATE_OF[verdict]

/** Where the review of an annotation stands: what its newest standing decision says, `open` without one. */
export function reviewState(decisions: readonly DecisionFacts[], annotationRevision: number): ReviewState {
  const counts = standingDecision(decisions, annotationRevision)
  return counts ? STATE_OF[counts.verdict] : 'open'
}

/** Whether nothing more is to be said: a discussion that was opened is not a decision yet. */
export const isDecided = (state: ReviewState): boolean => state !== 'open' && state !== 'discussed'

export type ReviewProgress = { readonly [state in ReviewState]: number } & { readonly total: number; readonly decided: number }

/** How many annotations stand in each state. */
export function progressOf(states: Iterable<ReviewState>): ReviewProgress {
  const counts = { open: 0, accepted: 0, fixed: 0, rejected: 0, discussed: 0, total: 0, decided: 0 }
  for (const state of states) {
    counts[state]++
    counts.total++
    if (isDecided(state)) counts.decided++
  }
  return counts
}

/** Decisions by the annotation they speak of, in the order given. */
export function byAnnotation<D extends { readonly annotationId: string }>(decisions: readonly D[]): Map<string, D[]> {
  const found = new Map<string, D[]>()
  for (const decision of decisions) found.set(decision.annotationId, [...(found.get(decision.annotationId) ?? []), decision])
  return found
}
