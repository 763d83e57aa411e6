import { serve } from '@/lib/api/serve'
import { signOutEverywhere } from '@/lib/commands/account'
import { endSessions, listSessions } from '@/lib/contracts/accounts'
import { success } from '@/lib/domain/result'
import { ownSessions } from '@/lib/queries/users'

export const GET = serve(listSessions, async ({ caller }) => success({ items: await ownSessions(caller), next: null }))
export const DELETE = serve(endSessions, ({ caller }) => signOutEverywhere(caller))
