import { serve } from '@/lib/api/serve'
import * as tokens from '@/lib/commands/tokens'
import { createToken, listTokens } from '@/lib/contracts/tokens'
import { idOf, pageWithin } from '@/lib/queries/page'
import { ownTokens } from '@/lib/queries/users'

export const GET = serve(listTokens, async ({ caller, query }) => pageWithin(await ownTokens(caller), query, idOf))
export const POST = serve(createToken, ({ caller, body }) => tokens.createToken(caller, body))
