import { serve } from '@/lib/api/serve'
import * as contract from '@/lib/contracts/annotation-sets'
import { readSet } from '@/lib/queries/annotation-sets'

export const GET = serve(contract.readSet, ({ caller, params }) => readSet(caller, params.set))
