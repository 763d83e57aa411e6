import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { readBytes } from '@/lib/api/body'
import { problem } from '@/lib/api/problem'
import { parseCookies } from '@/lib/auth/caller'
import { intentCookie } from '@/lib/auth/intent'
import { authOptions } from '@/lib/auth/options'
import { isSecure } from '@/lib/auth/session-cookie'
import { admitFromProvider } from '@/lib/commands/admit-from-provider'

/** What we use of next-auth; reading or changing the session through it, and writing to our log, is not among it. */
const ACTIONS = new Set(['csrf', 'signin', 'callback', 'signout', 'error'])
const BODY_LIMIT = 64 * 1024

type Context = { params: Promise<{ nextauth: string[] }> }

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const [action = ''] = (await context.params).nextauth
  if (!ACTIONS.has(action)) return problem('not-found', 'There is no such thing.')
  const bytes = await readBytes(request.body, BODY_LIMIT)
  if (!bytes.ok) return problem('too-large', 'That is too large for signing in.')
  const body = request.method === 'POST' ? Buffer.from(bytes.value) : undefined
  const whole = new NextRequest(request.url, { method: request.method, headers: request.headers, body })
  const cookies = parseCookies(request.headers.get('cookie') ?? '')
  const response: Response = await NextAuth(whole, context, authOptions(request, admitFromProvider(cookies)))
  if (action === 'callback') response.headers.append('set-cookie', intentCookie(null, isSecure(request.headers)))
  response.headers.set('cache-control', 'private, no-store')
  return response
}

export { handle as GET, handle as POST }
