import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { POST as reset } from '@/app/api/links/reset/route'
import { POST as setUp } from '@/app/api/links/setup/route'
import { POST as password } from '@/app/api/v1/me/password/route'
import { PATCH as changeMe, GET as me } from '@/app/api/v1/me/route'
import { DELETE as endSessions, GET as sessions } from '@/app/api/v1/me/sessions/route'
import { DELETE as revoke } from '@/app/api/v1/tokens/[token]/route'
import { POST as createToken, GET as tokens } from '@/app/api/v1/tokens/route'
import { PATCH as changeUser } from '@/app/api/v1/users/[user]/route'
import { GET as users } from '@/app/api/v1/users/route'
import { db } from '@/lib/data/client'
import { account, cookieOf, PASSWORD, setUpLink } from '../support/accounts'
import { tokenOf } from '../support/people'
import { call } from '../support/routes'

const headers = { 'x-galley-csrf': '1' }

test('strangers get 401 everywhere', async () => {
  for (const [handler, method, params] of [
    [me, 'GET', {}],
    [changeMe, 'PATCH', {}],
    [password, 'POST', {}],
    [sessions, 'GET', {}],
    [endSessions, 'DELETE', {}],
    [tokens, 'GET', {}],
    [createToken, 'POST', {}],
    [revoke, 'DELETE', { token: 'x' }],
    [users, 'GET', {}],
    [changeUser, 'PATCH', { user: 'x' }],
  ] as const)
    expect((await call(handler, method, { params, headers, body: method === 'GET' ? undefined : {} })).status).toBe(401)
})

describe('the set-up route', () => {
  const body = { name: 'Mara', email: 'mara@example.org', password: PASSWORD, demo: false }

  test('wants the header of our page, and no field that it does not know', async () => {
    const token = await setUpLink()
    expect(await call(setUp, 'POST', { body: { ...body, token } })).toMatchObject({ status: 403, json: { reason: 'csrf-missing' } })
    expect(await call(setUp, 'POST', { headers, body: { ...body, token, role: 'owner' } })).toMatchObject({
      status: 400,
      json: { reason: 'unknown-field' },
    })
    expect(await call(setUp, 'POST', { headers, body: { ...body, token: { startsWith: 'a' } } })).toMatchObject({ status: 400 })
  })

  test.each([
    'mara',
    '"e@attacker.com"@victim.com',
    'mara＠example.org',
    'mara﹫example.org',
    'a@b.com,c@d.com',
    'mara@example.org\r\nBcc: x@y.z',
    `${'x'.repeat(250)}@example.org`,
  ])('refuses %j as an e-mail address', async (email) => {
    expect(await call(setUp, 'POST', { headers, body: { ...body, email, token: await setUpLink() } })).toMatchObject({ status: 400 })
  })

  test('signs the owner in', async () => {
    const made = await call(setUp, 'POST', { headers, body: { ...body, token: await setUpLink() } })
    expect(made).toMatchObject({ status: 201, json: { demo: 'none', goTo: '/' } })
    const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(await call(me, 'GET', { cookie })).toMatchObject({
      status: 200,
      json: { name: 'Mara', email: 'mara@example.org', role: 'owner' },
    })
    expect(await call(setUp, 'POST', { headers, body: { ...body, token: 'a token that is none' } })).toMatchObject({
      status: 410,
      json: { reason: 'link-used' },
    })
  })
})

test('a reset link that is none answers 410', async () => {
  expect(await call(reset, 'POST', { headers, body: { token: 'a token that is none', password: PASSWORD } })).toMatchObject({ status: 410 })
})

describe('the account routes', () => {
  test('say who one is and nothing secret, by cookie and by token', async () => {
    const ada = await account('Ada')
    const expected = { id: ada.userId, name: 'Ada', email: ada.email, role: 'member' }
    expect((await call(me, 'GET', { cookie: await cookieOf(ada) })).json).toEqual(expected)
    expect((await call(me, 'GET', { token: await tokenOf(ada, 'read') })).json).toEqual(expected)
  })

  test('change nothing by token, nor by cookie without the header', async () => {
    const ada = await account('Ada')
    const body = { name: 'Eve' }
    expect(await call(changeMe, 'PATCH', { token: await tokenOf(ada), body })).toMatchObject({
      status: 403,
      json: { reason: 'scope-missing' },
    })
    expect(await call(changeMe, 'PATCH', { cookie: await cookieOf(ada), body })).toMatchObject({
      status: 403,
      json: { reason: 'csrf-missing' },
    })
    const origin = { ...headers, origin: 'https://evil.example', host: 'galley.test' }
    expect(await call(changeMe, 'PATCH', { cookie: await cookieOf(ada), body, headers: origin })).toMatchObject({ status: 403 })
  })

  test('change the password, end the other sessions and keep this one', async () => {
    const ada = await account('Ada')
    const [here, there] = [await cookieOf(ada), await cookieOf(ada)]
    const changed = await call(password, 'POST', {
      cookie: here,
      headers,
      body: { current: PASSWORD, password: 'plum violin gravel eleven' },
    })
    expect(changed.status).toBe(204)
    const renewed = changed.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await call(me, 'GET', { cookie: there })).status).toBe(401)
    expect((await call(me, 'GET', { cookie: here })).status).toBe(401)
    expect((await call(me, 'GET', { cookie: renewed })).status).toBe(200)
  })

  test('sign out everywhere', async () => {
    const cookie = await cookieOf(await account('Ada'))
    expect((await call(sessions, 'GET', { cookie })).json).toMatchObject({ items: [{ current: true }], next: null })
    expect((await call(endSessions, 'DELETE', { cookie, headers })).status).toBe(204)
    expect((await call(me, 'GET', { cookie })).status).toBe(401)
  })

  test('make, list and revoke tokens', async () => {
    const cookie = await cookieOf(await account('Ada'))
    const made = await call(createToken, 'POST', { cookie, headers, body: { name: 'notebook', scope: 'read' } })
    expect(made.status).toBe(201)
    expect((await call(me, 'GET', { token: made.json.token })).status).toBe(200)
    expect(JSON.stringify((await call(tokens, 'GET', { cookie })).json)).not.toContain(made.json.token)
    expect((await call(revoke, 'DELETE', { cookie, headers, params: { token: made.json.id } })).status).toBe(204)
    expect((await call(me, 'GET', { token: made.json.token })).status).toBe(401)
  })

  test('say when a token was last used, and end it when its time is over', async () => {
    const cookie = await cookieOf(await account('Ada'))
    const make = (expiresAt: string) => call(createToken, 'POST', { cookie, headers, body: { name: 'notebook', scope: 'read', expiresAt } })
    expect((await make('2020-01-01T00:00:00Z')).json).toMatchObject({ status: 400, reason: 'invalid' })
    const { json } = await make(new Date(Date.now() + 60_000).toISOString())
    const listed = async () => (await call(tokens, 'GET', { cookie })).json.items[0]
    expect(await listed()).toMatchObject({ scope: 'read', lastUsedAt: null })
    expect((await call(me, 'GET', { token: json.token })).status).toBe(200)
    expect(Date.now() - Date.parse((await listed()).lastUsedAt)).toBeLessThan(60_000)
    await db().apiToken.update({ where: { id: json.id }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect((await call(me, 'GET', { token: json.token })).status).toBe(401)
  })

  test('keep of a token its sum alone, and show it to nobody else', async () => {
    const [ada, eve] = [await cookieOf(await account('Ada')), await cookieOf(await account('Eve'))]
    const { json } = await call(createToken, 'POST', { cookie: ada, headers, body: { name: 'notebook', scope: 'manage' } })
    const row = await db().apiToken.findUniqueOrThrow({ where: { id: json.id } })
    expect(JSON.stringify(row)).not.toContain(json.token)
    expect(row.tokenHash).toBe(createHash('sha256').update(json.token).digest('hex'))
    expect((await call(revoke, 'DELETE', { cookie: eve, headers, params: { token: json.id } })).status).toBe(404)
    expect((await call(tokens, 'GET', { cookie: eve })).json.items).toEqual([])
    expect((await call(me, 'GET', { token: json.token })).status).toBe(200)
  })

  test('make no token by token, and none by cookie without the header of our page', async () => {
    const ada = await account('Ada')
    const body = { name: 'notebook', scope: 'read' }
    expect((await call(createToken, 'POST', { token: await tokenOf(ada), body })).json).toMatchObject({
      status: 403,
      reason: 'scope-missing',
    })
    expect((await call(createToken, 'POST', { cookie: await cookieOf(ada), body })).json).toMatchObject({
      status: 403,
      reason: 'csrf-missing',
    })
    expect((await call(tokens, 'GET', { token: await tokenOf(ada) })).status).toBe(403)
  })

  test('go page by page', async () => {
    const cookie = await cookieOf(await account('Ada'))
    for (const name of ['one', 'two', 'three']) await call(createToken, 'POST', { cookie, headers, body: { name, scope: 'read' } })
    const first = await call(tokens, 'GET', { cookie, query: '?limit=2' })
    const rest = await call(tokens, 'GET', { cookie, query: `?limit=2&cursor=${first.json.next}` })
    expect([...first.json.items, ...rest.json.items].map(({ name }) => name)).toEqual(['three', 'two', 'one'])
    expect(rest.json.next).toBeNull()
    expect((await call(tokens, 'GET', { cookie, query: '?cursor=none-of-these' })).status).toBe(400)
  })

  test('show the owner everybody, without a secret', async () => {
    const owner = await account('Owner', 'owner')
    const answer = await call(users, 'GET', { token: await tokenOf(owner) })
    expect(Object.keys(answer.json.items[0]).sort()).toEqual(['createdAt', 'email', 'id', 'name', 'role', 'state'])
    expect(answer.text).not.toContain('argon2')
    expect((await call(users, 'GET', { token: await tokenOf(await account('Ada')) })).status).toBe(403)
    expect(await db().user.count()).toBeGreaterThan(1)
  })
})
