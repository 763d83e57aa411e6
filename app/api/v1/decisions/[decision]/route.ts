import { serve } from '@/lib/api/serve'
import * as contract from '@/lib/contracts/reviews'
import { readDecision } from '@/lib/queries/reviews'

export const GET = serve(contract.readDecision, ({ caller, params }) => readDecision(caller, params.decision))
