import { serve } from '@/lib/api/serve'
import * as contract from '@/lib/contracts/tagsets'
import { readTagsetRevision } from '@/lib/queries/tagsets'

export const GET = serve(contract.readTagsetRevision, ({ caller, params }) => readTagsetRevision(caller, params.project, params.revision))
