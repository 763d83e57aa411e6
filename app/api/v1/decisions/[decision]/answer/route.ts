import { serve } from '@/lib/api/serve'
import { answerDecision } from '@/lib/commands/answer-decision'
import * as contract from '@/lib/contracts/reviews'
import { shapeDecision } from '@/lib/queries/review-shape'

export const POST = serve(contract.answerDecision, async ({ caller, params, body }) => {
  const answered = await answerDecision(caller, params.decision, body)
  return answered.ok ? { ok: true, value: shapeDecision(answered.value) } : answered
})
