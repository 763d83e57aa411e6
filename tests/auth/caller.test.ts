import { encode } from 'next-auth/jwt'
import { describe, expect, test } from 'vitest'
import { callerOf, hashToken } from '@/lib/auth/caller'
import { isSecure, sessionCookie } from '@/lib/auth/session-cookie'
import { updateUser } from '@/lib/data/accounts'
import { db } from '@/lib/data/client'
import { endSession } from '@/lib/data/sessions'
import { openSqlite } from '@/lib/data/sqlite-adapter'
import { account, cookieOf } from '../support/accounts'
import { isSqlite } from '../support/connections'
import { tokenOf } from '../support/people'

const ask = (headers: Record<string, string>) => callerOf(new Request('http://galley.test/', { headers }))
const secret = process.env.GALLEY_SECRET ?? ''
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a cookie', () => {
  test('of nobody, or none, is a stranger', async () => {
    expect(await ask({})).toBeNull()
    expect(await ask({ cookie: '' })).toBeNull()
    expect(await ask({ cookie: 'next-auth.session-token=' })).toBeNull()
  })

  test('names who signed in', async () => {
    const ada = await account('Ada')
    expect(await ask({ cookie: await cookieOf(ada) })).toMatchObject({ userId: ada.userId, via: 'session', scope: 'session' })
  })

  test('that is garbage, unsigned, 1 MB long or made for another purpose is a stranger', async () => {
    const ada = await account('Ada')
    const claims = { sub: ada.userId, sid: 'x', sessionVersion: 0 }
    const exp = Math.floor(Date.now() / 1000) + 3600
    const bad = [
      'garbage',
      'a.b.c',
      '.....',
      'x'.repeat(1_000_000),
      `${base64({ alg: 'none' })}.${base64({ ...claims, exp })}.`,
      `${base64({ alg: 'dir', enc: 'none' })}..${base64(claims)}..`,
      await encode({ token: claims, secret: 'another secret, also long enough to be one' }),
      await encode({ token: claims, secret, salt: 'next-auth.state' }),
      await encode({ token: { state: 'x' }, secret }),
      await encode({ token: { sub: ada.userId, sessionVersion: 0 }, secret }),
      await encode({ token: { ...claims, sid: { not: '' } } as never, secret }),
      await encode({ token: claims, secret, maxAge: -3600 }),
    ]
    for (const value of bad)
      expect([value.slice(0, 40), await ask({ cookie: `next-auth.session-token=${value}` })]).toEqual([value.slice(0, 40), null])
  })

  test('ends when the session, all sessions, or the account ends', async () => {
    const ada = await account('Ada')
    const [one, other] = [await cookieOf(ada), await cookieOf(ada)]
    const caller = await ask({ cookie: one })
    await endSession(ada.userId, caller?.sessionId ?? '', new Date())
    expect(await ask({ cookie: one })).toBeNull()
    expect(await ask({ cookie: other })).not.toBeNull()
    await updateUser(db(), ada.userId, {}, true)
    expect(await ask({ cookie: other })).toBeNull()
    const third = await cookieOf(ada)
    await updateUser(db(), ada.userId, { disabledAt: new Date() })
    expect(await ask({ cookie: third })).toBeNull()
  })

  test('is for the browser alone, and on https secure', async () => {
    const ada = await account('Ada')
    const user = { id: ada.userId, sessionVersion: 0 }
    expect(await sessionCookie(user, new Headers())).toMatch(/^next-auth\.session-token=.+; HttpOnly; SameSite=Lax$/)
    const https = new Headers({ 'x-forwarded-proto': 'https' })
    expect(isSecure(https)).toBe(true)
    expect(await sessionCookie(user, https)).toMatch(/^__Secure-next-auth\.session-token=.+; Secure$/)
  })
})

describe('a bearer token', () => {
  test('that is none decides alone: a good cookie beside it does not help', async () => {
    const cookie = await cookieOf(await account('Ada'))
    for (const authorization of ['Bearer wrong', 'Bearer', 'Basic abc', `Bearer ${'x'.repeat(1_000_000)}`, 'Bearer a b', ''])
      expect(await ask({ authorization, cookie })).toBeNull()
  })

  test('names its owner and its scope', async () => {
    const ada = await account('Ada')
    const token = await tokenOf(ada, 'annotate')
    expect(await ask({ authorization: `Bearer ${token}` })).toMatchObject({ userId: ada.userId, via: 'token', scope: 'annotate' })
  })

  test('ends with its time, when revoked, and with its owner’s account', async () => {
    const ada = await account('Ada')
    const token = await tokenOf(ada)
    const set = (data: { expiresAt?: Date | null; revokedAt?: Date | null }) =>
      db().apiToken.update({ where: { tokenHash: hashToken(token) }, data })
    const authorization = `Bearer ${token}`
    await set({ expiresAt: new Date(Date.now() - 1) })
    expect(await ask({ authorization })).toBeNull()
    await set({ expiresAt: null, revokedAt: new Date() })
    expect(await ask({ authorization })).toBeNull()
    await set({ revokedAt: null })
    expect(await ask({ authorization })).not.toBeNull()
    await updateUser(db(), ada.userId, { disabledAt: new Date() })
    expect(await ask({ authorization })).toBeNull()
  })
})

test.skipIf(!isSqlite)('a database that takes no note of when somebody was last here keeps nobody from reading (SQLite)', async () => {
  const ada = await account('Ada')
  const [cookie, token] = [await cookieOf(ada), await tokenOf(ada)]
  await db().session.updateMany({ where: { userId: ada.userId }, data: { lastUsedAt: new Date(0) } })
  const other = openSqlite(process.env.DATABASE_URL ?? '')
  other.exec('BEGIN IMMEDIATE')
  expect(await ask({ cookie })).toMatchObject({ userId: ada.userId })
  expect(await ask({ authorization: `Bearer ${token}` })).toMatchObject({ userId: ada.userId })
  other.exec('ROLLBACK')
  other.close()
})

test('the word Bearer is known however it is written', async () => {
  const ada = await account('Ada')
  const token = await tokenOf(ada)
  for (const word of ['Bearer', 'bearer', 'BEARER'])
    expect(await ask({ authorization: `${word} ${token}` })).toMatchObject({ userId: ada.userId })
})
