import { serve } from '@/lib/api/serve'
import * as contract from '@/lib/contracts/assignments'
import { assignments } from '@/lib/queries/assignments'

export const GET = serve(contract.listAssignments, ({ caller, params, query }) => assignments(caller, params.project, query))
