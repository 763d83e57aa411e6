import { serveAnyone } from '@/lib/api/serve'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { setUp } from '@/lib/commands/set-up'
import { setUp as operation } from '@/lib/contracts/one-time-links'

export const POST = serveAnyone(operation, async ({ body: { demo: _, ...given }, request }) => {
  const result = await setUp(given)
  if (!result.ok) return result
  const answer = { demo: 'none', goTo: '/' }
  return Response.json(answer, { status: 201, headers: { 'set-cookie': await sessionCookie(result.value, request.headers) } })
})
