import { serve } from '@/lib/api/serve'
import * as invitations from '@/lib/commands/invitations'
import { createInvitation, listInvitations } from '@/lib/contracts/invitations'
import { invitationsTo } from '@/lib/queries/invitations'
import { idOf, pageWithin } from '@/lib/queries/page'

export const GET = serve(listInvitations, async ({ caller, params, query }) => {
  const open = await invitationsTo(caller, params.project)
  return open.ok ? pageWithin(open.value, query, idOf) : open
})
export const POST = serve(createInvitation, ({ caller, params, body }) => invitations.createInvitation(caller, params.project, body))
