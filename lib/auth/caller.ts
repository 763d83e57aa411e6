import { createHash, timingSafeEqual } from 'node:crypto'
import { decode } from 'next-auth/jwt'
import { SCOPES, type Scope } from '@/lib/contracts/choices'
import { findToken, touchToken } from '@/lib/data/api-tokens'
import { isStorageProblem } from '@/lib/data/errors'
import { findSession, touchSession } from '@/lib/data/sessions'
import type { UserRow } from '@/lib/data/users'
import { settings } from '@/lib/settings'

/** Who asks: somebody with an account that is not disabled, by session cookie or by token. */
export type Caller = {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: 'owner' | 'member'
  readonly via: 'session' | 'token'
  /** how far the token reaches; a session reaches everywhere */
  readonly scope: Scope | 'session'
  /** the token's id, by which its rate is counted; null for sessions */
  readonly tokenId: string | null
  /** the session's id, by which it is ended; only where there is one */
  readonly sessionId?: string
}

/** Next-auth's cookie, plain on http and with its prefix on https. */
export const SESSION_COOKIES = ['__Secure-next-auth.session-token', 'next-auth.session-token'] as const

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Whether what the caller holds reaches as far as an operation needs. */
export function reaches(caller: Caller, needed: Scope | 'session'): boolean {
  if (caller.scope === 'session') return true
  return needed !== 'session' && SCOPES.indexOf(caller.scope) >= SCOPES.indexOf(needed)
}

/** The caller of a request, or null. A bearer token decides alone: a cookie beside it is not looked at. */
export async function callerOf(request: Request): Promise<Caller | null> {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) return callerOfToken(/^Bearer ([\w.~+/=-]{1,200})$/i.exec(authorization)?.[1])
  return callerOfCookies(parseCookies(request.headers.get('cookie') ?? ''))
}

/** The caller whose session cookie is among these (names to values). Large cookies come in numbered pieces. */
export async function callerOfCookies(cookies: ReadonlyMap<string, string>): Promise<Caller | null> {
  for (const name of SESSION_COOKIES) {
    const whole = cookies.get(name) ?? pieces(name, cookies)
    if (!whole || whole.length > 16_384) continue
    const session = await decode({ token: whole, secret: settings().GALLEY_SECRET }).catch(() => null)
    if (!session?.sub || typeof session.sid !== 'string' || typeof session.sessionVersion !== 'number') continue
    const found = await findSession(session.sid)
    const user = found?.user
    if (!user || found.endedAt || user.id !== session.sub || user.disabledAt || user.sessionVersion !== session.sessionVersion) return null
    await noted(touchSession(found, new Date()))
    return { ...sessionCaller(user), sessionId: found.id }
  }
  return null
}

async function callerOfToken(token: string | undefined): Promise<Caller | null> {
  if (!token) return null
  // looked up by its hash: what an attacker can vary is hashed before the index compares it, so time tells nothing of the token
  const hash = hashToken(token)
  const found = await findToken(hash)
  const now = new Date()
  if (
    !found ||
    !timingSafeEqual(Buffer.from(found.tokenHash), Buffer.from(hash)) ||
    found.revokedAt ||
    (found.expiresAt && found.expiresAt <= now) ||
    found.user.disabledAt
  )
    return null
  const scope = SCOPES.find((known) => known === found.scope)
  if (!scope) return null
  await noted(touchToken(found, now))
  return { ...identity(found.user), via: 'token', scope, tokenId: found.id }
}

/** Waits for a note of when somebody was last here. With a full or busy disk there is none, and they read all the same. */
async function noted(note: Promise<void>): Promise<void> {
  try {
    await note
  } catch (error) {
    if (!isStorageProblem(error)) throw error
  }
}

/** Somebody with an account as the caller of a signed-in page. */
export const sessionCaller = (user: UserRow): Caller => ({ ...identity(user), via: 'session', scope: 'session', tokenId: null })

const identity = (user: UserRow) => ({ userId: user.id, name: user.name, email: user.email, role: user.role })

export function parseCookies(header: string): Map<string, string> {
  return new Map(
    header.split(';').flatMap((pair): [string, string][] => {
      const at = pair.indexOf('=')
      return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]]
    }),
  )
}

function pieces(name: string, cookies: ReadonlyMap<string, string>): string {
  let whole = ''
  for (let n = 0; cookies.has(`${name}.${n}`); n++) whole += cookies.get(`${name}.${n}`)
  return whole
}
