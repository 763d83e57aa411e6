import { serve } from '@/lib/api/serve'
import * as tokens from '@/lib/commands/tokens'
import { createToken, listTokens } from '@/lib/contracts/tokens'
import { ownTokens } from '@/lib/queries/account'
import { idOf, pageWithin } from '@/lib/queries/page'

export const GET = serve(listTokens, async ({ caller, query }) => {
  const own = await ownTokens(caller)
  return own.ok ? pageWithin(own.value, query, idOf) : own
})
export const POST = serve(createToken, ({ caller, body }) => tokens.createToken(caller, body))
