import { serve } from '@/lib/api/serve'
import * as invitations from '@/lib/commands/invitations'
import { createInvitation, listInvitations } from '@/lib/contracts/invitations'
import { success } from '@/lib/domain/result'
import { invitationsTo } from '@/lib/queries/users'

export const GET = serve(listInvitations, async ({ caller, params }) => {
  const open = await invitationsTo(caller, params.project)
  return open.ok ? success({ items: open.value, next: null }) : open
})
export const POST = serve(createInvitation, ({ caller, params, body }) => invitations.createInvitation(caller, params.project, body))
