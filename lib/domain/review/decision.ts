import type { Attributes, Part } from '../annotation/annotation'

export const VERDICTS = ['accept', 'fix', 'reject', 'discuss'] as const
export type Verdict = (typeof VERDICTS)[number]

/** With the verdict "fix": what the annotation should say instead. Fields that are not there stay as they are. */
export type Proposal = { readonly tag?: string; readonly parts?: readonly Part[]; readonly attributes?: Attributes }

/** A decision as far as the state of an annotation depends on it. Times are milliseconds or anything that compares as a number. */
export type DecisionFacts = {
  readonly id: string
  readonly reviewerId: string
  readonly verdict: Verdict
  readonly createdAt: Date
  /** when it was taken back or a newer one of the same reviewer took its place; null while it stands */
  readonly supersededAt: Date | null
  /** the set's revision that the reviewer judged; null where it is not known (imported) */
  readonly revision: number | null
}
