import { serve } from '@/lib/api/serve'
import * as tokens from '@/lib/commands/tokens'
import { createToken, listTokens } from '@/lib/contracts/tokens'
import { success } from '@/lib/domain/result'
import { ownTokens } from '@/lib/queries/users'

export const GET = serve(listTokens, async ({ caller }) => success({ items: await ownTokens(caller), next: null }))
export const POST = serve(createToken, ({ caller, body }) => tokens.createToken(caller, body))
