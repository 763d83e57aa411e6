import { serve } from '@/lib/api/serve'
import * as invitations from '@/lib/commands/invitations'
import { createInvitation, listInvitations } from '@/lib/contracts/invitations'

export const GET = serve(listInvitations, ({ caller, params }) => invitations.listInvitations(caller, params.project))
export const POST = serve(createInvitation, ({ caller, params, body }) => invitations.createInvitation(caller, params.project, body))
