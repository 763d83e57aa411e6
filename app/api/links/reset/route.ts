import { serveAnyone } from '@/lib/api/serve'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { resetPassword } from '@/lib/commands/users'
import { resetPassword as operation } from '@/lib/contracts/one-time-links'

export const POST = serveAnyone(operation, async ({ body, request }) => {
  const result = await resetPassword(body)
  if (!result.ok) return result
  return Response.json({ goTo: '/' }, { headers: { 'set-cookie': await sessionCookie(result.value, request.headers) } })
})
