import { serve } from '@/lib/api/serve'
import * as tokens from '@/lib/commands/tokens'
import { createToken, listTokens } from '@/lib/contracts/tokens'

export const GET = serve(listTokens, ({ caller }) => tokens.listTokens(caller))
export const POST = serve(createToken, ({ caller, body }) => tokens.createToken(caller, body))
