import { describe, expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { checkSignIn } from '@/lib/auth/sign-in'
import { changePassword, endOwnSession, removeProvider, rename, signOutEverywhere } from '@/lib/commands/account'
import { admitFromProvider } from '@/lib/commands/admit-from-provider'
import { createInvitation } from '@/lib/commands/invitations'
import { createToken, revokeToken } from '@/lib/commands/tokens'
import { changeUser, createReset, makeReset, resetPassword } from '@/lib/commands/users'
import { db } from '@/lib/data/client'
import { findByProvider } from '@/lib/data/oauth-accounts'
import { type Result, success } from '@/lib/domain/result'
import { accountOf, ownSessions } from '@/lib/queries/account'
import { users } from '@/lib/queries/users'
import { account, cookieOf, PASSWORD } from '../support/accounts'
import { person, tokenOf } from '../support/people'

function worth<T>(given: Result<T, string>): T {
  if (!given.ok) throw new Error(given.detail)
  return given.value
}

const ANOTHER = 'plum violin gravel eleven'
const byToken = (caller: Caller): Caller => ({ ...caller, via: 'token', scope: 'manage', tokenId: 'x' })
const cookies = (...lines: string[]) => new Map(lines.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]))

describe('one’s own account', () => {
  test('is never changed by token', async () => {
    const ada = byToken(await account('Ada'))
    const answers = await Promise.all([
      rename(ada, 'Eve'),
      changePassword(ada, { current: PASSWORD, password: ANOTHER }, 'a'),
      signOutEverywhere(ada),
      endOwnSession(ada, 'x'),
      removeProvider(ada, 'github'),
      createToken(ada, { name: 'x', scope: 'read' }),
      revokeToken(ada, 'x'),
    ])
    expect(answers.map((answer) => !answer.ok && answer.reason)).toEqual(Array(7).fill('scope-missing'))
  })

  test('gets a new password only with the old one, and every other session ends', async () => {
    const ada = await account('Ada')
    await cookieOf(ada)
    expect(await changePassword(ada, { current: 'not the password', password: ANOTHER }, 'b')).toMatchObject({ reason: 'wrong-password' })
    expect(await changePassword(ada, { password: ANOTHER }, 'b')).toMatchObject({ reason: 'wrong-password' })
    expect(await changePassword(ada, { current: PASSWORD, password: 'password1234' }, 'b')).toMatchObject({ reason: 'weak-password' })
    expect(await changePassword(ada, { current: PASSWORD, password: ANOTHER }, 'b')).toMatchObject({
      ok: true,
      value: { sessionVersion: 1 },
    })
    expect(await ownSessions(ada)).toEqual(success([]))
    expect(await checkSignIn({ email: ada.email, password: ANOTHER, address: 'b' })).toMatchObject({ ok: true })
  })

  test('ends its own sessions and nobody else’s', async () => {
    const [ada, eve] = [await account('Ada'), await account('Eve')]
    await cookieOf(ada)
    const [session] = worth(await ownSessions(ada))
    expect(await endOwnSession(eve, session?.id ?? '')).toMatchObject({ reason: 'not-found' })
    expect(await endOwnSession(ada, session?.id ?? '')).toMatchObject({ ok: true })
  })

  test('makes tokens of which only the hash is kept, and revokes its own', async () => {
    const [ada, eve] = [await account('Ada'), await account('Eve')]
    const made = await createToken(ada, { name: 'notebook', scope: 'read' })
    if (!made.ok) throw new Error(made.detail)
    expect(made.value.token).toMatch(/^galley_[\w-]{32}$/)
    expect(JSON.stringify(await db().apiToken.findMany())).not.toContain(made.value.token)
    expect(worth(await accountOf(ada)).tokens).toMatchObject([{ name: 'notebook', scope: 'read' }])
    expect(await revokeToken(eve, made.value.id)).toMatchObject({ reason: 'not-found' })
    expect(await revokeToken(ada, made.value.id)).toMatchObject({ ok: true })
    expect(worth(await accountOf(ada)).tokens).toEqual([])
  })
})

describe('looking after accounts', () => {
  test('is for the owner alone', async () => {
    const [ada, eve] = [await account('Ada'), await account('Eve')]
    expect(await users(eve, { limit: 10 })).toMatchObject({ reason: 'forbidden' })
    expect(await changeUser(eve, ada.userId, { disabled: true })).toMatchObject({ reason: 'forbidden' })
    expect(await createReset(eve, ada.userId)).toMatchObject({ reason: 'forbidden' })
    expect(await changeUser(byToken(await account('Owner', 'owner')), ada.userId, { disabled: true })).toMatchObject({
      reason: 'scope-missing',
    })
  })

  test('never loses the last owner', async () => {
    await db().user.updateMany({ data: { role: 'member' } })
    const owner = await account('Owner', 'owner')
    for (const change of [{ disabled: true }, { role: 'member' as const }])
      expect(await changeUser(owner, owner.userId, change)).toMatchObject({ reason: 'last-owner' })
    const second = await account('Second', 'owner')
    expect(await changeUser(second, owner.userId, { role: 'member' })).toMatchObject({ ok: true, value: { role: 'member' } })
  })

  test('keeps an owner when two demote each other at once', async () => {
    for (let round = 0; round < 8; round++) {
      await db().user.updateMany({ data: { role: 'member' } })
      const [one, two] = [await account('One', 'owner'), await account('Two', 'owner')]
      const answers = await Promise.all([
        changeUser(one, two.userId, { role: 'member' }),
        changeUser(two, one.userId, round % 2 ? { role: 'member' } : { disabled: true }),
      ])
      expect(answers.map((answer) => (answer.ok ? 'done' : answer.reason)).sort()).toEqual(['done', 'last-owner'])
    }
  })

  test('an account that was disabled has no session and no token when it is enabled again', async () => {
    const [owner, ada, eve] = [await account('Owner', 'owner'), await account('Ada'), await account('Eve')]
    for (const caller of [ada, eve]) await tokenOf(caller)
    await cookieOf(ada)
    expect(await changeUser(owner, ada.userId, { disabled: true })).toMatchObject({ ok: true, value: { disabledAt: expect.any(Date) } })
    expect(await changeUser(owner, ada.userId, { disabled: false })).toMatchObject({ ok: true, value: { disabledAt: null } })
    expect(worth(await accountOf(ada))).toMatchObject({ sessions: [], tokens: [] })
    expect(worth(await accountOf(eve)).tokens).toHaveLength(1)
  })

  test('gives a link for a new password, good once; a newer link ends the older', async () => {
    const owner = await account('Owner', 'owner')
    const ada = await account('Ada')
    await cookieOf(ada)
    const tokens = []
    for (let n = 0; n < 2; n++) {
      const made = await createReset(owner, ada.userId)
      if (made.ok) tokens.push(made.value.path.split('/').at(-1) ?? '')
    }
    const [older = '', newer = ''] = tokens
    expect(await resetPassword({ token: older, password: ANOTHER })).toMatchObject({ reason: 'link-used' })
    expect(await resetPassword({ token: newer, password: ANOTHER })).toMatchObject({ ok: true })
    expect(await resetPassword({ token: newer, password: PASSWORD })).toMatchObject({ reason: 'link-used' })
    expect(await ownSessions(ada)).toEqual(success([]))
    expect(await checkSignIn({ email: ada.email, password: ANOTHER, address: 'c' })).toMatchObject({ ok: true })
  })

  test('a link for a new password is over after a day', async () => {
    const ada = await account('Ada')
    const made = await makeReset(ada.userId)
    const token = made.ok ? (made.value.path.split('/').at(-1) ?? '') : ''
    const late = new Date(Date.now() + 25 * 3600 * 1000)
    expect(await resetPassword({ token, password: ANOTHER }, late)).toMatchObject({ reason: 'link-used' })
  })
})

describe('coming from a provider', () => {
  const profile = (email: string) => ({ email, name: 'Somebody' })

  test('opens nothing to a stranger, even with the e-mail address of an account', async () => {
    const ada = await account('Ada')
    const admit = admitFromProvider(cookies())
    expect(await admit('github', '1', profile(ada.email))).toBe('/sign-in?error=not-linked')
    expect(await findByProvider('github', '1')).toBeNull()
  })

  test('opens nothing to somebody signed in who did not ask for the link', async () => {
    const ada = await account('Ada')
    expect(await admitFromProvider(cookies(await cookieOf(ada)))('github', '2', profile(ada.email))).toBe('/sign-in?error=not-linked')
  })

  test('links to the account that asked for it, and to no second one', async () => {
    const [ada, eve] = [await account('Ada'), await account('Eve')]
    expect(await admitFromProvider(cookies(await cookieOf(ada), 'galley-intent=link'))('github', '3', profile('x@example.org'))).toBe(true)
    expect(await findByProvider('github', '3')).toMatchObject({ id: ada.userId })
    expect(await admitFromProvider(cookies(await cookieOf(eve), 'galley-intent=link'))('github', '3', profile(''))).toMatch(
      /linked-elsewhere/,
    )
    expect(await admitFromProvider(cookies())('github', '3', profile(''))).toBe(true)
    expect(await admitFromProvider(cookies('galley-intent=link'))('github', '9', profile(ada.email))).toMatch(/AccessDenied/)
    expect(await removeProvider(ada, 'github')).toMatchObject({ ok: true })
  })

  test('makes an account with an open invitation, and signs it in from then on', async () => {
    const made = await createInvitation(await account('Owner', 'owner'), null, { role: 'member' })
    const token = made.ok ? (made.value.path.split('/').at(-1) ?? '') : ''
    const admit = admitFromProvider(cookies(`galley-intent=invitation.${token}`))
    expect(await admit('google', 'g1', profile('Fresh@Example.org'))).toBe(true)
    expect(await findByProvider('google', 'g1')).toMatchObject({ email: 'fresh@example.org' })
    expect(await admit('google', 'g2', profile('second@example.org'))).toMatch(/error=invitation/)
    const user = await findByProvider('google', 'g1')
    expect(await removeProvider({ ...(await person('x')), userId: user?.id ?? '' }, 'google')).toMatchObject({ reason: 'last-owner' })
  })
})
