import { beforeAll, describe, expect, test } from 'vitest'
import type { Operation } from '@/lib/contracts/operation'
import { operations } from '@/lib/contracts/registry'
import { databaseDigest } from '../support/database-digest'
import { HOSTILE, withField } from '../support/hostile-json'
import { callOperation } from '../support/operations'
import { credentials, TELLING, type World, world } from '../support/operations-world'
import { readShared, sharedIsThere } from '../support/shared'

let here: World
beforeAll(async () => {
  here = await world()
  bySession = await credentials(here, true)
})

const withBody = operations.filter(({ body }) => body !== null)
const goodBody = (operation: Operation) => TELLING[operation.id]?.(here) ?? operation.example ?? {}
function paramsOf({ params }: Operation): Record<string, string> {
  return Object.fromEntries(Object.keys(params.shape).map((name) => [name, here.ids[name as keyof World['ids']]?.[0] ?? 'x']))
}
/** One credential for all calls of a kind: a session that begins is a row. */
let bySession: Awaited<ReturnType<typeof credentials>>
const send = (operation: Operation, body: string, params = paramsOf(operation)) =>
  callOperation(operation, { ...(operation.reach === 'session' ? bySession : { token: here.token }), params, body })

/** Does `work` and shows that it changed nothing of what is stored. */
async function touchingNothing(work: () => Promise<void>) {
  const before = await databaseDigest()
  await work()
  expect(await databaseDigest()).toBe(before)
}
const ALWAYS_WRONG: typeof HOSTILE = [...HOSTILE, ['where', (body) => withField(body, '"where":null')], ['nothing', () => '']]

describe.each(withBody.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  test('answers 400 to whatever is read in two ways, and touches nothing', () =>
    touchingNothing(async () => {
      for (const [name, spoilt] of ALWAYS_WRONG) {
        const answer = await send(operation, spoilt(goodBody(operation)))
        expect([name, answer.status], answer.text).toEqual([name, 400])
        expect(['invalid', 'invalid-json', 'unknown-field'], name).toContain(answer.json.reason)
      }
    }))

  test('takes no operator, list or nothing where a value stands, and touches nothing', () =>
    touchingNothing(async () => {
      const good = goodBody(operation) as Record<string, unknown>
      for (const key of Object.keys(good))
        for (const wrong of [{ startsWith: 'a' }, { not: '' }, { contains: '' }, { set: 'x' }, { gt: '' }, { OR: [] }, [[good[key]]]]) {
          const answer = await send(operation, JSON.stringify({ ...good, [key]: wrong }))
          expect([key, JSON.stringify(wrong), answer.status], answer.text).toEqual([key, JSON.stringify(wrong), 400])
        }
    }))

  test('refuses fields that are not of its contract by their names, and touches nothing', () =>
    touchingNothing(async () => {
      for (const field of [
        'id_',
        'userId',
        'ownerId',
        'authorId',
        'projectId_',
        'createdAt',
        'deletedAt',
        'isGold',
        'passwordHash',
        'tokenHash',
      ]) {
        const answer = await send(operation, withField(goodBody(operation), `"${field}":"x"`))
        expect([field, answer.status], answer.text).toEqual([field, 400])
        expect(answer.text).toContain(field)
      }
    }))
})

test('operations without a body refuse one, but for an empty object', async () => {
  for (const operation of operations.filter(({ method, body, accepts }) => method !== 'GET' && !body && !accepts)) {
    bySession = await credentials(here, true) // one of them ends all sessions
    expect(await send(operation, '{"force":true}'), operation.id).toMatchObject({ status: 400, json: { reason: 'unknown-field' } })
    expect((await send(operation, '[]')).status).toBe(400)
    expect(
      (await send(operation, '{}', Object.fromEntries(Object.keys(paramsOf(operation)).map((name) => [name, 'none'])))).status,
    ).not.toBe(400)
  }
})

describe.skipIf(!sharedIsThere)('payloads of the material beside the project (skipped where it is not there)', () => {
  beforeAll(async () => {
    bySession = await credentials(here, true)
  })

  test('JSON of the chapters on leaks by the ORM and on mass assignment is taken nowhere', () =>
    touchingNothing(async () => {
      const blocks = ['patt-ORM-Leak.md', 'patt-Mass-Assignment.md'].flatMap((file) => [
        ...readShared(`data/payloads/${file}`).matchAll(/```json\n([\s\S]*?)```/g),
      ])
      const payloads = blocks.map(([, json = '']) => json.replace(/\/\/.*$/gm, '').trim()).filter((json) => json.startsWith('{'))
      expect(payloads.length).toBeGreaterThan(4)
      for (const operation of withBody)
        for (const payload of payloads) expect((await send(operation, payload)).status, `${operation.id} ${payload}`).toBe(400)
    }))

  test('attack Z-05: each field that it names is refused where it is none', () =>
    touchingNothing(async () => {
      const attacks = JSON.parse(readShared('data/security/attacks.json')) as { id: string; attack: string }[]
      const named = attacks.find(({ id }) => id === 'Z-05')?.attack.replace(/^.*?:|=\w+| in create.*$/g, '') ?? ''
      const fields = named.split(',').map((field) => field.trim())
      expect(fields).toEqual(expect.arrayContaining(['role', 'projectId', 'authorId', 'createdAt', 'isGold']))
      for (const operation of withBody)
        for (const field of fields) {
          const shape = operation.body && 'shape' in operation.body ? (operation.body.shape as object) : {}
          if (field in shape) continue
          const answer = await send(operation, withField(goodBody(operation), `${JSON.stringify(field)}:"x"`))
          expect([operation.id, field, answer.status], answer.text).toEqual([operation.id, field, 400])
        }
    }))

  test('naughty strings are no ids and no cursors, and as names of things to count find nothing', async () => {
    const strings = (JSON.parse(readShared('data/payloads/blns.json')) as string[]).filter((text) => !/^[\w-]+$/.test(text))
    const [readProject, listSpans, readAggregates] = ['readProject', 'listSpans', 'readAggregates'].map((id) =>
      operations.find((operation) => operation.id === id),
    ) as [Operation, Operation, Operation]
    const { token, ids } = here
    const project = ids.project[0] as string
    for (const text of strings) {
      expect((await callOperation(readProject, { token, params: { project: text } })).status, text).toBe(404)
      const query = (name: string) => `?${new URLSearchParams({ [name]: text })}`
      expect((await callOperation(listSpans, { token, params: { project }, query: query('cursor') })).status, text).toBe(
        /^\d+\.[\w-]+\.[\w-]+$/.test(text) ? 200 : 400,
      )
      const counted = await callOperation(readAggregates, { token, params: { project }, query: query('publisher') })
      if (text !== '' && text !== '-' && text.length <= 300) expect(counted.json, text).toMatchObject({ total: 0, rows: [] })
    }
  })
})
