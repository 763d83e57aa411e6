import { serve } from '@/lib/api/serve'
import { putProjectMember } from '@/lib/commands/projects'
import * as contract from '@/lib/contracts/projects'
import { readMembers } from '@/lib/queries/projects'

export const GET = serve(contract.listMembers, ({ caller, params, query }) => readMembers(caller, params.project, query))
export const POST = serve(contract.addMember, async ({ caller, params, body }) => {
  const added = await putProjectMember(caller, params.project, body)
  return added.ok ? { ok: true, value: added.value.member, status: added.value.isNew ? 201 : 200 } : added
})
