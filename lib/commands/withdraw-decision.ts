import type { Caller } from '@/lib/auth/caller'
import { notFound } from '@/lib/auth/gate'
import { gateSet } from '@/lib/auth/set-gate'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { transaction } from '@/lib/data/client'
import { decisionsOfSet, findDecision, withdrawDecisions as write } from '@/lib/data/decisions'
import { findGoldSet } from '@/lib/data/gold-sets'
import { failure, type Result, success } from '@/lib/domain/result'
import { reviewable } from './decide'

type Withdrawn = { withdrawn: string[] }

/** Takes back one's own decision. */
export async function withdrawDecision(caller: Caller, decisionId: string): Promise<Result<Withdrawn, ProblemReason>> {
  const decision = await findDecision(decisionId)
  return decision ? withdrawDecisions(caller, decision.setId, [decisionId]) : notFound
}

/**
 * Takes back one's own decisions on a reading, all or none. What each had taken the place of stands again. What gold was
 * settled from stays: a new verdict, and settling again, correct it.
 */
export async function withdrawDecisions(caller: Caller, setId: string, ids: readonly string[]): Promise<Result<Withdrawn, ProblemReason>> {
  const found = await gateSet(caller, 'reviews.decide', setId)
  if (!found.ok) return found
  return transaction(async (tx): Promise<Result<Withdrawn, ProblemReason>> => {
    const set = await reviewable(tx, found.value)
    if (!set.ok) return set
    const wanted = new Set(ids)
    const decisions = (await decisionsOfSet(setId, true, tx)).filter((decision) => wanted.has(decision.id))
    if (decisions.length < wanted.size) return failure('not-found', 'Not all of these are decisions on this reading.')
    if (decisions.some((decision) => decision.reviewerId !== caller.userId)) return failure('forbidden', 'Only who decided takes it back.')
    if (decisions.some((decision) => decision.supersededAt)) return failure('superseded', 'It was taken back or replaced already.')
    const gold = await findGoldSet(set.value.textId, tx)
    const settledAt = gold?.settledFromId === setId ? gold.submittedAt : null
    if (settledAt && decisions.some(({ createdAt }) => createdAt <= settledAt))
      return failure('settled', 'Gold was settled from it. Give another verdict and settle again.')
    await write(tx, decisions, new Date())
    return success({ withdrawn: decisions.map(({ id }) => id) })
  })
}
