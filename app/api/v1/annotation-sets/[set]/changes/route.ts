import { serve } from '@/lib/api/serve'
import { applyChanges } from '@/lib/commands/apply-changes'
import * as contract from '@/lib/contracts/annotation-sets'
import { readChanges } from '@/lib/queries/changes'

export const GET = serve(contract.listChanges, ({ caller, params, query }) => readChanges(caller, params.set, query))
export const POST = serve(contract.applyChanges, ({ caller, params, body }) => applyChanges(caller, params.set, body.changes))
