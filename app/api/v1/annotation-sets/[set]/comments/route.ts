import { serve } from '@/lib/api/serve'
import * as contract from '@/lib/contracts/reviews'
import { listSetComments } from '@/lib/queries/reviews'

export const GET = serve(contract.listSetComments, ({ caller, params, query }) => listSetComments(caller, params.set, query))
