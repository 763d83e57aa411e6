import { serve } from '@/lib/api/serve'
import * as invitations from '@/lib/commands/invitations'
import { createInstanceInvitation, listInstanceInvitations } from '@/lib/contracts/invitations'
import { invitationsTo } from '@/lib/queries/invitations'
import { idOf, pageWithin } from '@/lib/queries/page'

export const GET = serve(listInstanceInvitations, async ({ caller, query }) => {
  const open = await invitationsTo(caller, null)
  return open.ok ? pageWithin(open.value, query, idOf) : open
})
export const POST = serve(createInstanceInvitation, ({ caller, body }) => invitations.createInvitation(caller, null, body))
