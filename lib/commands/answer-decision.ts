import type { Caller } from '@/lib/auth/caller'
import { notFound } from '@/lib/auth/gate'
import { gateSet } from '@/lib/auth/set-gate'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { transaction } from '@/lib/data/client'
import { type DecisionRow, findDecision, insertAnswer } from '@/lib/data/decisions'
import { isUniqueViolation } from '@/lib/data/errors'
import { failure, type Result, success } from '@/lib/domain/result'

type Answer = { readonly agrees: boolean; readonly comment?: string }
type Outcome = Result<DecisionRow, ProblemReason>
const answered = failure<ProblemReason>('already-answered', 'Each decision is answered once. Go on in the discussion.')

/** The reader's one answer to a standing decision on their own annotation. */
export async function answerDecision(caller: Caller, decisionId: string, { agrees, comment = '' }: Answer): Promise<Outcome> {
  const before = await findDecision(decisionId)
  if (!before) return notFound
  const found = await gateSet(caller, 'reviews.answer', before.setId)
  if (!found.ok) return found
  if (found.value.set.ownerId !== caller.userId) return failure('forbidden', 'Only the reader whose annotation it is answers.')
  const write = async (): Promise<Outcome> =>
    transaction(async (tx): Promise<Outcome> => {
      const decision = await findDecision(decisionId, tx)
      if (decision?.answer) return answered
      if (!decision || decision.supersededAt) return failure('superseded', 'The decision was taken back or replaced.')
      await insertAnswer(tx, decisionId, { agrees, comment })
      const now = await findDecision(decisionId, tx)
      return now ? success(now) : notFound
    })
  return write().catch((error: unknown): Outcome => {
    if (isUniqueViolation(error)) return answered
    throw error
  })
}
