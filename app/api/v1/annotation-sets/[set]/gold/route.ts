import { serve } from '@/lib/api/serve'
import { settleGold } from '@/lib/commands/settle-gold'
import * as contract from '@/lib/contracts/reviews'

export const POST = serve(contract.settleGold, ({ caller, params }) => settleGold(caller, params.set))
