import { serve } from '@/lib/api/serve'
import * as contract from '@/lib/contracts/reviews'
import { readReview } from '@/lib/queries/reviews'

export const GET = serve(contract.readReview, ({ caller, params }) => readReview(caller, params.set))
