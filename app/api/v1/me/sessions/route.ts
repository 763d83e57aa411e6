import { serve } from '@/lib/api/serve'
import { signOutEverywhere } from '@/lib/commands/account'
import { endSessions, listSessions } from '@/lib/contracts/accounts'
import { ownSessions } from '@/lib/queries/account'
import { idOf, pageWithin } from '@/lib/queries/page'

export const GET = serve(listSessions, async ({ caller, query }) => {
  const own = await ownSessions(caller)
  return own.ok ? pageWithin(own.value, query, idOf) : own
})
export const DELETE = serve(endSessions, ({ caller }) => signOutEverywhere(caller))
