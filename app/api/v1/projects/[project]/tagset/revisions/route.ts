import { serve } from '@/lib/api/serve'
import * as contract from '@/lib/contracts/tagsets'
import { readTagsetRevisions } from '@/lib/queries/tagsets'

export const GET = serve(contract.listTagsetRevisions, ({ caller, params, query }) => readTagsetRevisions(caller, params.project, query))
