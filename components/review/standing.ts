import { type ReviewState, stateOfVerdict } from '@/lib/domain/review/state'
import type { Shown } from './verdict-box'

/** The decisions shown on each annotation, the one that counts first: what is not sent yet is the newest. */
export function standingByAnnotation(decisions: readonly Shown[]): ReadonlyMap<string, readonly Shown[]> {
  const found = new Map<string, Shown[]>()
  for (const decision of decisions) found.set(decision.annotationId, [...(found.get(decision.annotationId) ?? []), decision])
  for (const [id, of] of found) found.set(id, of.sort(newestFirst))
  return found
}

const newestFirst = (a: Shown, b: Shown) => Number(b.unsent) - Number(a.unsent) || (a.createdAt < b.createdAt ? 1 : -1)

export const shownState = (decisions: readonly Shown[] | undefined): ReviewState =>
  decisions?.[0] ? stateOfVerdict(decisions[0].verdict) : 'open'
