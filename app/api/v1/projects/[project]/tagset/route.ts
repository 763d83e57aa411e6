import { serve } from '@/lib/api/serve'
import { readTagset as contract } from '@/lib/contracts/tagsets'
import { readTagset } from '@/lib/queries/projects'

export const GET = serve(contract, ({ caller, params }) => readTagset(caller, params.project))
