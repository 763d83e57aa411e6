import { serve } from '@/lib/api/serve'
import { signOutEverywhere } from '@/lib/commands/account'
import { endSessions, listSessions } from '@/lib/contracts/accounts'
import { idOf, pageWithin } from '@/lib/queries/page'
import { ownSessions } from '@/lib/queries/users'

export const GET = serve(listSessions, async ({ caller, query }) => pageWithin(await ownSessions(caller), query, idOf))
export const DELETE = serve(endSessions, ({ caller }) => signOutEverywhere(caller))
