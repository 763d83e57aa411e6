import { serve } from '@/lib/api/serve'
import * as invitations from '@/lib/commands/invitations'
import { createInstanceInvitation, listInstanceInvitations } from '@/lib/contracts/invitations'
import { success } from '@/lib/domain/result'
import { invitationsTo } from '@/lib/queries/users'

export const GET = serve(listInstanceInvitations, async ({ caller }) => {
  const open = await invitationsTo(caller, null)
  return open.ok ? success({ items: open.value, next: null }) : open
})
export const POST = serve(createInstanceInvitation, ({ caller, body }) => invitations.createInvitation(caller, null, body))
