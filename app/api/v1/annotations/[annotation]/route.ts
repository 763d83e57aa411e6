import { serve } from '@/lib/api/serve'
import * as contract from '@/lib/contracts/annotation-sets'
import { readAnnotation } from '@/lib/queries/annotation-sets'

export const GET = serve(contract.readAnnotation, ({ caller, params }) => readAnnotation(caller, params.annotation))
