import { serve } from '@/lib/api/serve'
import { withdrawDecisions } from '@/lib/commands/withdraw-decision'
import * as contract from '@/lib/contracts/reviews'

export const POST = serve(contract.withdrawDecisions, ({ caller, params, body }) => withdrawDecisions(caller, params.set, body.decisions))
