import { serve } from '@/lib/api/serve'
import * as invitations from '@/lib/commands/invitations'
import { createInstanceInvitation, listInstanceInvitations } from '@/lib/contracts/invitations'

export const GET = serve(listInstanceInvitations, ({ caller }) => invitations.listInvitations(caller, null))
export const POST = serve(createInstanceInvitation, ({ caller, body }) => invitations.createInvitation(caller, null, body))
