import { encode } from 'next-auth/jwt'
import { insertSession } from '@/lib/data/sessions'
import type { UserRow } from '@/lib/data/users'
import { browserName } from '@/lib/domain/account/browser-name'
import { settings } from '@/lib/settings'
import { SESSION_COOKIES } from './caller'

/** A session lasts this long, however much it is used. */
export const SESSION_SECONDS = 30 * 24 * 3600

type Who = Pick<UserRow, 'id' | 'sessionVersion'>

/** Begins a session. What its cookie says: who, which session, and of which generation of that person's sessions it is. */
export async function beginSession(user: Who, headers: Headers) {
  const sid = await insertSession(user.id, browserName(headers.get('user-agent') ?? ''))
  return { sub: user.id, sid, sessionVersion: user.sessionVersion }
}

/** Whether the browser came by https: as GALLEY_URL says, otherwise as the proxy or the socket says. Next-auth decides alike. */
export function isSecure(headers: Headers): boolean {
  const url = settings().GALLEY_URL
  return url ? url.startsWith('https:') : headers.get('x-forwarded-proto') === 'https'
}

/** The Set-Cookie line that begins a session, the same that signing in through next-auth sets. */
export async function sessionCookie(user: Who, headers: Headers): Promise<string> {
  const secure = isSecure(headers)
  const token = await encode({ token: await beginSession(user, headers), secret: settings().GALLEY_SECRET, maxAge: SESSION_SECONDS })
  const name = secure ? SESSION_COOKIES[0] : SESSION_COOKIES[1]
  return `${name}=${token}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
