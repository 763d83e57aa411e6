import { serve } from '@/lib/api/serve'
import { endOwnSession } from '@/lib/commands/account'
import { endOneSession } from '@/lib/contracts/accounts'

export const DELETE = serve(endOneSession, ({ caller, params }) => endOwnSession(caller, params.session))
