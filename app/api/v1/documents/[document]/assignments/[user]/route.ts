import { serve } from '@/lib/api/serve'
import { unassignReader } from '@/lib/commands/assignments'
import * as contract from '@/lib/contracts/assignments'

export const DELETE = serve(contract.unassignReader, ({ caller, params }) => unassignReader(caller, params.document, params.user))
