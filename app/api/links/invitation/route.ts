import { serveAnyone } from '@/lib/api/serve'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { acceptInvitation } from '@/lib/commands/accept-invitation'
import { acceptInvitation as operation } from '@/lib/contracts/one-time-links'

export const POST = serveAnyone(operation, async ({ body, request }) => {
  const result = await acceptInvitation(body)
  if (!result.ok) return result
  const cookie = await sessionCookie(result.value.user, request.headers)
  return Response.json({ goTo: result.value.goTo }, { status: 201, headers: { 'set-cookie': cookie } })
})
