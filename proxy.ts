import { type NextRequest, NextResponse } from 'next/server'
import { contentPolicy, TRANSPORT } from './lib/auth/security-headers'

/**
 * Pages get a policy of their own with a fresh nonce, which Next puts on its scripts; what every answer gets stands in
 * next.config.js. Nothing is protected here: pages and routes ask for themselves who it is. Pages learn their path from
 * x-galley-path, and their nonce from x-nonce.
 */
export function proxy(request: NextRequest) {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  const policy = contentPolicy(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-galley-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  if (process.env.GALLEY_URL?.startsWith('https:')) response.headers.set(...TRANSPORT)
  return response
}

/** Not the API: a proxy would hold whole uploads in memory, and cut them. */
export const config = { matcher: ['/((?!api/|_next/static/|_next/image|favicon.ico|icon.svg).*)'] }
