import { serve } from '@/lib/api/serve'
import { signOutEverywhere } from '@/lib/commands/account'
import { endSessions } from '@/lib/contracts/accounts'

export const DELETE = serve(endSessions, ({ caller }) => signOutEverywhere(caller))
