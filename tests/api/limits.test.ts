import { v7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { POST as changes } from '@/app/api/v1/annotation-sets/[set]/changes/route'
import { GET as me } from '@/app/api/v1/me/route'
import { GET as documents, POST as load } from '@/app/api/v1/projects/[project]/documents/route'
import { POST as importProject } from '@/app/api/v1/projects/import/route'
import { POST as createProject } from '@/app/api/v1/projects/route'
import type { Caller } from '@/lib/auth/caller'
import { countRequest } from '@/lib/auth/token-rate'
import { db } from '@/lib/data/client'
import { account, cookieOf } from '../support/accounts'
import { person, study, tokenOf } from '../support/people'
import { frozen, setOf } from '../support/readings'
import { call } from '../support/routes'

// read once, when the settings are first asked for
process.env.GALLEY_TOKEN_RATE = '40'

let manager: Caller
let project: string
beforeAll(async () => {
  manager = await person('Mara')
  project = (await study([[manager, 'manager']])).id
})

describe('the limits that openapi.json states', () => {
  test('a body of 20 MB: more is answered 413 and not read to its end', async () => {
    const token = await tokenOf(manager)
    const text = 'a'.repeat(20 * 1024 * 1024)
    expect(await call(load, 'POST', { token, params: { project }, body: { text } })).toMatchObject({
      status: 413,
      json: { reason: 'too-large' },
    })
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent++
        controller.enqueue(new Uint8Array(1024 * 1024).fill(32))
      },
    })
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const request = new Request('http://galley.test/', { method: 'POST', headers, body: endless, duplex: 'half' } as RequestInit)
    expect((await createProject(request, { params: Promise.resolve({}) })).status).toBe(413)
    expect(sent).toBeLessThan(24)
  })

  test('5,000 changes a request: they are taken; one more is answered 400 and none is applied', async () => {
    const token = await tokenOf(manager)
    const document = await frozen(project, 'word '.repeat(5001).trim())
    const set = await setOf(manager, document)
    const all = Array.from({ length: 5001 }, (_, n) => ({
      id: v7(),
      kind: 'create',
      annotation: { id: v7(), tag: 'sourcing.cue', parts: [{ start: n * 5, end: n * 5 + 4, quote: 'word' }] },
    }))
    const ask = (some: unknown) => call(changes, 'POST', { token, params: { set }, body: { changes: some } })
    expect(await ask(all)).toMatchObject({ status: 400, json: { reason: 'invalid', errors: [{ path: 'body.changes' }] } })
    expect(await db().annotation.count({ where: { setId: set } })).toBe(0)
    const taken = await ask(all.slice(0, 5000))
    expect([taken.status, taken.json.applied.length]).toEqual([200, 5000])
  })

  test('200 items a page: more is answered 400 by the name of the parameter', async () => {
    const token = await tokenOf(manager)
    const list = (query: string) => call(documents, 'GET', { token, params: { project }, query })
    expect((await list('?limit=200')).status).toBe(200)
    for (const wrong of ['201', '0', '-1', '1.5', '1e9', 'ten'])
      expect(await list(`?limit=${wrong}`)).toMatchObject({ status: 400, json: { errors: [{ path: 'query.limit' }] } })
  })

  test('what is no JSON and what is no form is answered 415, bytes that are no UTF-8 422', async () => {
    const token = await tokenOf(manager)
    const as = (type: string, body: string) => call(createProject, 'POST', { token, body, headers: { 'content-type': type } })
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', ''])
      expect(await as(type, '{"name":"x"}')).toMatchObject({ status: 415, json: { reason: 'unsupported-type' } })
    expect((await as('application/json; charset=utf-8', '{"name":"x"}')).status).toBe(201)
    expect((await call(importProject, 'POST', { token, body: '{}' })).status).toBe(415)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const request = new Request('http://galley.test/', { method: 'POST', headers, body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) })
    expect((await createProject(request, { params: Promise.resolve({}) })).status).toBe(422)
  })
})

describe('the rate of a token', () => {
  test('is 40 requests a minute here: the next is answered 429 with the seconds to wait, other tokens and browsers are not held up', async () => {
    const ada = await account('Ada')
    const [token, second, cookie] = [await tokenOf(ada), await tokenOf(ada), await cookieOf(ada)]
    for (let n = 0; n < 40; n++) expect((await call(me, 'GET', { token })).status).toBe(200)
    const held = await call(me, 'GET', { token })
    expect(held).toMatchObject({ status: 429, json: { reason: 'too-many-requests', type: 'urn:galley:problem:too-many-requests' } })
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(Number(held.headers.get('retry-after'))).toBeLessThanOrEqual(2)
    expect((await call(me, 'GET', { token: second })).status).toBe(200)
    for (let n = 0; n < 60; n++) expect((await call(me, 'GET', { cookie })).status).toBe(200)
  })

  test('writes nothing of what it holds up, and is over after the wait', async () => {
    const token = await tokenOf(await account('Ben'))
    const { id } = await db().apiToken.findFirstOrThrow({ orderBy: { id: 'desc' } })
    while (countRequest(id) === 0);
    const projects = await db().project.count()
    expect((await call(createProject, 'POST', { token, body: { name: 'x' } })).status).toBe(429)
    expect(await db().project.count()).toBe(projects)
    expect(countRequest(id, Date.now() + 2000)).toBe(0)
  })

  test('of 0 is none', () => {
    for (let n = 0; n < 1000; n++) expect(countRequest('somebody', 0, 0)).toBe(0)
  })
})
