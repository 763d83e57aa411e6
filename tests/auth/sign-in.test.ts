import { describe, expect, test } from 'vitest'
import { addressOf } from '@/lib/auth/address'
import { hashPassword, newPassword, passwordMatches } from '@/lib/auth/password'
import { checkSignIn } from '@/lib/auth/sign-in'
import { updateUser } from '@/lib/data/accounts'
import { db } from '@/lib/data/client'
import { account, PASSWORD } from '../support/accounts'

let address = 0
const elsewhere = () => `192.0.2.${++address}`

describe('signing in', () => {
  test('refuses a stranger, a wrong password and a disabled account with the same words', async () => {
    const ada = await account('Ada')
    const off = await account('Off')
    await updateUser(db(), off.userId, { disabledAt: new Date() })
    const answers = await Promise.all([
      checkSignIn({ email: 'nobody@example.org', password: PASSWORD, address: elsewhere() }),
      checkSignIn({ email: ada.email, password: 'not the password', address: elsewhere() }),
      checkSignIn({ email: off.email, password: PASSWORD, address: elsewhere() }),
    ])
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveProperty('size', 1)
    expect(answers[0]).toMatchObject({ ok: false, reason: 'wrong-password' })
  })

  test('takes the e-mail address in any case', async () => {
    const ada = await account('Ada')
    const answer = await checkSignIn({ email: ` ${ada.email.toUpperCase()} `, password: PASSWORD, address: elsewhere() })
    expect(answer).toMatchObject({ ok: true, value: { id: ada.userId } })
  })

  test('slows guessing at an account from many addresses, even with the right password', async () => {
    const ada = await account('Ada')
    for (let n = 0; n < 5; n++) await checkSignIn({ email: ada.email, password: `wrong password ${n}`, address: elsewhere() })
    const blocked = await checkSignIn({ email: ada.email, password: PASSWORD, address: elsewhere() })
    expect(blocked).toMatchObject({ ok: false, reason: 'too-many-requests' })
  })

  test('slows guessing at many accounts from one address', async () => {
    const ada = await account('Ada')
    const here = elsewhere()
    for (let n = 0; n < 30; n++) await checkSignIn({ email: `guess${n}@example.org`, password: 'wrong password', address: here })
    expect(await checkSignIn({ email: ada.email, password: PASSWORD, address: here })).toMatchObject({ reason: 'too-many-requests' })
    expect(await checkSignIn({ email: ada.email, password: PASSWORD, address: elsewhere() })).toMatchObject({ ok: true })
  })

  test('counts tries that come together, so that no more than the free ones are looked at', async () => {
    const ada = await account('Ada')
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => checkSignIn({ email: ada.email, password: `wrong password ${n}`, address: elsewhere() })),
    )
    expect(all.filter((answer) => !answer.ok && answer.reason === 'wrong-password').length).toBeLessThanOrEqual(5)
  })

  test('begins the count anew after a success', async () => {
    const ada = await account('Ada')
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 4; n++) await checkSignIn({ email: ada.email, password: 'wrong password', address: elsewhere() })
      expect(await checkSignIn({ email: ada.email, password: PASSWORD, address: elsewhere() })).toMatchObject({ ok: true })
    }
  })
})

describe('passwords', () => {
  test('are argon2id with the parameters of OWASP', async () => {
    expect(await hashPassword(PASSWORD)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('that differ after the 72nd byte, or in Unicode form, are different', async () => {
    const long = 'x'.repeat(1000)
    const hash = await hashPassword(`${long}a`)
    expect(await passwordMatches(`${long}a`, hash)).toBe(true)
    expect(await passwordMatches(`${long}b`, hash)).toBe(false)
    expect(await passwordMatches('caf\u00e9 au lait at noon', await hashPassword('cafe\u0301 au lait at noon'))).toBe(false)
  })

  test('that are no password match nothing', async () => {
    for (const password of ['', 'x'.repeat(1_000_000), `${PASSWORD}\0`])
      expect(await passwordMatches(password, await hashPassword(PASSWORD))).toBe(false)
    expect(await passwordMatches(PASSWORD, null)).toBe(false)
    expect(await passwordMatches(PASSWORD, 'no hash')).toBe(false)
  })

  test('are refused when easily guessed', async () => {
    expect(await newPassword('password1234', [])).toMatchObject({ ok: false, reason: 'weak-password' })
    expect(await newPassword('short', [])).toMatchObject({ ok: false, reason: 'invalid' })
  })
})

test('an address is the first hop that Next wrote; what is missing is one unknown address', () => {
  expect(addressOf(new Headers({ 'x-forwarded-for': '192.0.2.1' }))).toBe('192.0.2.1')
  expect(addressOf(new Headers())).toBe('unknown')
})
