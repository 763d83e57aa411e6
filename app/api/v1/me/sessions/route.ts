import { serve } from '@/lib/api/serve'
import { signOutEverywhere } from '@/lib/commands/account'
import { endSessions, listSessions } from '@/lib/contracts/accounts'
import { sessions } from '@/lib/queries/users'

export const GET = serve(listSessions, ({ caller }) => sessions(caller))
export const DELETE = serve(endSessions, ({ caller }) => signOutEverywhere(caller))
