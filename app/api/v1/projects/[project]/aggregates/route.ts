import { serve } from '@/lib/api/serve'
import { readAggregates } from '@/lib/contracts/aggregates'
import { aggregates } from '@/lib/queries/aggregates'

export const GET = serve(readAggregates, ({ caller, params, query }) => aggregates(caller, params.project, query))
