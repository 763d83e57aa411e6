import { serve } from '@/lib/api/serve'
import { submitSet } from '@/lib/commands/annotation-sets'
import * as contract from '@/lib/contracts/annotation-sets'

export const POST = serve(contract.submitSet, ({ caller, params }) => submitSet(caller, params.set))
