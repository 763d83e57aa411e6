import { describe, expect, test } from 'vitest'
import { PUT as change, GET as read } from '@/app/api/v1/me/keys/route'
import { db } from '@/lib/data/client'
import { account, cookieOf } from '../support/accounts'
import { tokenOf } from '../support/people'
import { call } from '../support/routes'

const headers = { 'x-galley-csrf': '1' }
const keys = { next: ['j'], 'tag framing.euphemism': ['5'], paragraph: [] }

describe('the keys of a reader', () => {
  test('are a stranger’s to neither read nor change', async () => {
    expect((await call(read, 'GET', {})).status).toBe(401)
    expect((await call(change, 'PUT', { headers, body: { keys } })).status).toBe(401)
  })
  test('are changed by nobody’s token, nor without the header of our page', async () => {
    const ada = await account('Ada')
    expect(await call(change, 'PUT', { token: await tokenOf(ada), body: { keys } })).toMatchObject({
      status: 403,
      json: { reason: 'scope-missing' },
    })
    expect(await call(change, 'PUT', { cookie: await cookieOf(ada), body: { keys } })).toMatchObject({ json: { reason: 'csrf-missing' } })
  })
  test('are kept as they are sent, all of them, and are one’s own', async () => {
    const [ada, ben] = [await account('Ada'), await account('Ben')]
    const cookie = await cookieOf(ada)
    expect((await call(read, 'GET', { cookie })).json).toEqual({ keys: {} })
    expect(await call(change, 'PUT', { cookie, headers, body: { keys } })).toMatchObject({ status: 200, json: { keys } })
    expect((await call(read, 'GET', { token: await tokenOf(ada, 'read') })).json).toEqual({ keys })
    expect((await call(read, 'GET', { cookie: await cookieOf(ben) })).json).toEqual({ keys: {} })
    expect((await call(change, 'PUT', { cookie, headers, body: { keys: {} } })).json).toEqual({ keys: {} })
    expect((await call(read, 'GET', { cookie })).json).toEqual({ keys: {} })
  })
  test('lose what no command could have, also where it was kept before', async () => {
    const ada = await account('Ada')
    const cookie = await cookieOf(ada)
    const sent = await call(change, 'PUT', { cookie, headers, body: { keys: { next: ['Mod+W', 'j'], 'no command': ['7'] } } })
    expect(sent.json).toEqual({ keys: { next: ['j'], 'no command': ['7'] } })
    await db().user.update({ where: { id: ada.userId }, data: { preferences: { keys: { next: [4], note: 'x', keys: ['Escape'] } } } })
    expect((await call(read, 'GET', { cookie })).json).toEqual({ keys: { next: [], keys: [] } })
    await db().user.update({ where: { id: ada.userId }, data: { preferences: [1] } })
    expect((await call(read, 'GET', { cookie })).json).toEqual({ keys: {} })
  })
  test.each([
    [{ keys: { next: 'j' } }],
    [{ keys: ['j'] }],
    [{ keys: { next: Array(5).fill('j') } }],
    [{ keys: { ['x'.repeat(301)]: [] } }],
    [{ keys: Object.fromEntries(Array.from({ length: 401 }, (_, at) => [`c${at}`, []])) }],
    [{}],
    [{ keys: {}, more: 1 }],
  ])('that are none are refused: %j', async (body) => {
    const cookie = await cookieOf(await account('Ada'))
    expect((await call(change, 'PUT', { cookie, headers, body })).status).toBe(400)
  })
})
