import { serve } from '@/lib/api/serve'
import { withdrawDecision } from '@/lib/commands/withdraw-decision'
import * as contract from '@/lib/contracts/reviews'

export const POST = serve(contract.withdrawDecision, ({ caller, params }) => withdrawDecision(caller, params.decision))
