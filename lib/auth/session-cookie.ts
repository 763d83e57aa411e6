import { encode } from 'next-auth/jwt'
import type { UserRow } from '@/lib/data/users'
import { settings } from '@/lib/settings'
import { SESSION_COOKIES } from './caller'

/** A session lasts this long, however much it is used. */
export const SESSION_SECONDS = 30 * 24 * 3600

/** What a session says: who, and which generation of their sessions it belongs to. */
export const sessionClaims = (user: Pick<UserRow, 'id' | 'sessionVersion'>) => ({ sub: user.id, sessionVersion: user.sessionVersion })

/** Whether the browser came by https: as GALLEY_URL says, otherwise as the proxy or the socket says. Next-auth decides alike. */
export function isSecure(headers: Headers): boolean {
  const url = settings().GALLEY_URL
  return url ? url.startsWith('https:') : headers.get('x-forwarded-proto') === 'https'
}

/** The Set-Cookie line that begins a session, the same that signing in through next-auth sets. */
export async function sessionCookie(user: Pick<UserRow, 'id' | 'sessionVersion'>, headers: Headers): Promise<string> {
  const secure = isSecure(headers)
  const token = await encode({ token: sessionClaims(user), secret: settings().GALLEY_SECRET, maxAge: SESSION_SECONDS })
  const name = secure ? SESSION_COOKIES[0] : SESSION_COOKIES[1]
  return `${name}=${token}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
