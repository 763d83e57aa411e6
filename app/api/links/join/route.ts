import { serve } from '@/lib/api/serve'
import { joinByInvitation } from '@/lib/commands/accept-invitation'
import { joinByInvitation as operation } from '@/lib/contracts/one-time-links'

export const POST = serve(operation, ({ caller, body }) => joinByInvitation(caller, body.token))
