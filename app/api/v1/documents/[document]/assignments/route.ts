import { serve } from '@/lib/api/serve'
import { assignReader } from '@/lib/commands/assignments'
import * as contract from '@/lib/contracts/assignments'
import { assignmentsOf } from '@/lib/queries/assignments'

export const GET = serve(contract.listDocumentAssignments, ({ caller, params, query }) => assignmentsOf(caller, params.document, query))
export const POST = serve(contract.assignReader, async ({ caller, params, body }) => {
  const done = await assignReader(caller, params.document, body)
  return done.ok ? { ok: true, value: done.value.assignment, status: done.value.isNew ? 201 : 200 } : done
})
