import { beforeEach, describe, expect, test } from 'vitest'
import { setUp } from '@/lib/commands/set-up'
import { db } from '@/lib/data/client'
import { setUpIsOpen } from '@/lib/queries/one-time-links'
import { PASSWORD, setUpLink } from '../support/accounts'

const mara = { name: 'Mara Reyes', email: 'mara@example.org', password: PASSWORD }

beforeEach(async () => {
  await db().user.deleteMany()
  await db().oneTimeLink.deleteMany()
})

describe('setting up', () => {
  test('is refused to a stranger without the link', async () => {
    expect(await setUp({ ...mara, token: 'a token that is none' })).toMatchObject({ ok: false, reason: 'link-used' })
    expect(await db().user.count()).toBe(0)
  })

  test('makes the owner, once', async () => {
    const token = await setUpLink()
    expect(await setUpIsOpen(token)).toBe(true)
    expect(await setUp({ ...mara, token })).toMatchObject({ ok: true, value: { role: 'owner', email: mara.email } })
    expect(await setUpIsOpen(token)).toBe(false)
    expect(await setUp({ ...mara, email: 'eve@example.org', token })).toMatchObject({ ok: false, reason: 'link-used' })
    expect(await db().user.count()).toBe(1)
  })

  test('of ten at once makes exactly one owner', async () => {
    const token = await setUpLink()
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => setUp({ ...mara, email: `m${n}@example.org`, token })))
    expect(all.filter((one) => one.ok)).toHaveLength(1)
    expect(await db().user.count()).toBe(1)
  })

  test('is over once somebody has an account, whatever links are left', async () => {
    const [first, second] = [await setUpLink(), await setUpLink()]
    await setUp({ ...mara, token: first })
    expect(await setUp({ ...mara, email: 'eve@example.org', token: second })).toMatchObject({ ok: false, reason: 'link-used' })
  })

  test('with a weak password uses the link not up', async () => {
    const token = await setUpLink()
    expect(await setUp({ ...mara, token, password: 'password1234' })).toMatchObject({ ok: false, reason: 'weak-password' })
    expect(await setUp({ ...mara, token })).toMatchObject({ ok: true })
  })

  test('is refused with a link that has expired', async () => {
    expect(await setUp({ ...mara, token: await setUpLink(new Date(Date.now() - 1)) })).toMatchObject({ reason: 'link-used' })
  })
})
