import { serve } from '@/lib/api/serve'
import { reopenSet } from '@/lib/commands/annotation-sets'
import * as contract from '@/lib/contracts/annotation-sets'

export const POST = serve(contract.reopenSet, ({ caller, params }) => reopenSet(caller, params.set))
