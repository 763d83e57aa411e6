import { useMemo, useState } from 'react'
import type { DecisionView } from '@/lib/contracts/reviews'

export type Answers = { readonly decisions: readonly DecisionView[]; readonly onAnswered: (decision: DecisionView) => void }

/** Whether a verdict asks its reader for something. */
export const asksForAnswer = ({ verdict }: DecisionView): boolean => verdict !== 'accept'

/** The verdicts on one's own reading, with the answers that were given on this page. */
export function useAnswers(given: readonly DecisionView[]): Answers {
  const [answered, setAnswered] = useState<ReadonlyMap<string, DecisionView>>(new Map())
  const decisions = useMemo(() => given.map((one) => answered.get(one.id) ?? one), [given, answered])
  return { decisions, onAnswered: (made) => setAnswered((all) => new Map(all).set(made.id, made)) }
}
