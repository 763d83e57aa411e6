import { serve } from '@/lib/api/serve'
import { listSpans } from '@/lib/contracts/aggregates'
import { spans } from '@/lib/queries/spans'

export const GET = serve(listSpans, ({ caller, params, query }) => spans(caller, params.project, query))
