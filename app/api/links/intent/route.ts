import { serveAnyone } from '@/lib/api/serve'
import { intentCookie } from '@/lib/auth/intent'
import { isSecure } from '@/lib/auth/session-cookie'
import { rememberIntent } from '@/lib/contracts/one-time-links'

export const POST = serveAnyone(rememberIntent, async ({ body, request }) => {
  const intent = body.token ? ({ purpose: 'invitation', token: body.token } as const) : ({ purpose: 'link' } as const)
  return new Response(null, { status: 204, headers: { 'set-cookie': intentCookie(intent, isSecure(request.headers)) } })
})
