import { serve } from '@/lib/api/serve'
import { addressOf } from '@/lib/auth/address'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { changePassword } from '@/lib/commands/account'
import { changePassword as operation } from '@/lib/contracts/accounts'

export const POST = serve(operation, async ({ caller, body, request }) => {
  const result = await changePassword(caller, body, addressOf(request.headers))
  if (!result.ok) return result
  return new Response(null, { status: 204, headers: { 'set-cookie': await sessionCookie(result.value, request.headers) } })
})
