import { serve } from '@/lib/api/serve'
import { ensureOwnSet } from '@/lib/commands/annotation-sets'
import * as contract from '@/lib/contracts/annotation-sets'
import { readSets, readSetView } from '@/lib/queries/annotation-sets'

export const GET = serve(contract.listSets, ({ caller, params, query }) => readSets(caller, params.document, query))
export const POST = serve(contract.createOwnSet, async ({ caller, params }) => {
  const own = await ensureOwnSet(caller, params.document)
  return own.ok ? { ok: true, value: await readSetView(own.value.row), status: own.value.isNew ? 201 : 200 } : own
})
