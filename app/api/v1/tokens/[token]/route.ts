import { serve } from '@/lib/api/serve'
import * as tokens from '@/lib/commands/tokens'
import { revokeToken } from '@/lib/contracts/tokens'

export const DELETE = serve(revokeToken, ({ caller, params }) => tokens.revokeToken(caller, params.token))
