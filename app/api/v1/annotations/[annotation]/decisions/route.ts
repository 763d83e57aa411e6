import { serve } from '@/lib/api/serve'
import { decide } from '@/lib/commands/decide'
import * as contract from '@/lib/contracts/reviews'
import { shapeDecision } from '@/lib/queries/review-shape'
import { listDecisions } from '@/lib/queries/reviews'

export const GET = serve(contract.listDecisions, ({ caller, params, query }) => listDecisions(caller, params.annotation, query))
export const POST = serve(contract.decide, async ({ caller, params, body }) => {
  const decided = await decide(caller, params.annotation, body)
  return decided.ok ? { ok: true, value: shapeDecision(decided.value) } : decided
})
