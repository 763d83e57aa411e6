import { serve } from '@/lib/api/serve'
import * as invitations from '@/lib/commands/invitations'
import { revokeInvitation } from '@/lib/contracts/invitations'

export const DELETE = serve(revokeInvitation, ({ caller, params }) => invitations.revokeInvitation(caller, params.invitation))
