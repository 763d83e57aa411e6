import { serve } from '@/lib/api/serve'
import { acceptRest } from '@/lib/commands/decide'
import * as contract from '@/lib/contracts/reviews'

export const POST = serve(contract.acceptRest, ({ caller, params, body }) => acceptRest(caller, params.set, body.id))
