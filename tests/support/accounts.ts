import { encode } from 'next-auth/jwt'
import type { Caller } from '@/lib/auth/caller'
import { makeToken } from '@/lib/auth/one-time-token'
import { hashPassword } from '@/lib/auth/password'
import { beginSession, SESSION_SECONDS } from '@/lib/auth/session-cookie'
import { db } from '@/lib/data/client'
import { person } from './people'

export const PASSWORD = 'tram lentil orbit nineteen'

/** Somebody who can sign in with `PASSWORD`. */
export async function account(name: string, role: 'owner' | 'member' = 'member'): Promise<Caller> {
  const caller = await person(name, role)
  await db().user.update({ where: { id: caller.userId }, data: { passwordHash: await hashPassword(PASSWORD) } })
  return caller
}

/** The Cookie header of a browser in which somebody has signed in. */
export async function cookieOf(caller: Caller): Promise<string> {
  const { sessionVersion } = await db().user.findUniqueOrThrow({ where: { id: caller.userId } })
  const claims = await beginSession({ id: caller.userId, sessionVersion }, new Headers())
  const token = await encode({ token: claims, secret: process.env.GALLEY_SECRET ?? '', maxAge: SESSION_SECONDS })
  return `next-auth.session-token=${token}`
}

/** A set-up link as a first start makes it: its token. */
export async function setUpLink(expiresAt = new Date(Date.now() + 3600_000)): Promise<string> {
  const { token, tokenHash } = makeToken()
  await db().oneTimeLink.create({ data: { tokenHash, purpose: 'setup', role: 'owner', expiresAt } })
  return token
}
