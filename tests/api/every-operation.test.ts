import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeToken } from '@/lib/auth/one-time-token'
import type { Operation } from '@/lib/contracts/operation'
import { operations } from '@/lib/contracts/registry'
import { db } from '@/lib/data/client'
import { type Described, document, faultOf, mutated, type Schema, valuesOf } from '../support/json-schema'
import { callOperation } from '../support/operations'
import { credentials, TELLING, type World, world } from '../support/operations-world'
import type { call } from '../support/routes'

type Answer = Awaited<ReturnType<typeof call>>
type Asked = { params: Record<string, string>; query: Record<string, string>; body: unknown }
const SEED = 20261124
const RUNS = 8

/**
 * Operations whose input has rules that JSON Schema does not say: one of several fields, a body that fits the verdict, a
 * text that holds together, a password that is not guessed, a layer and tag that the project has.
 */
const FURTHER_RULES = new Set([
  'createDocument',
  'decide',
  'saveDraft',
  'readAggregates',
  'listSpans',
  'exportProject',
  'changePassword',
  'changeProject',
  'changeDocument',
  'createToken',
])

const describedOf = ({ path, method }: Operation) => document.paths[path]?.[method.toLowerCase()] as Described
const bodySchema = (described: Described): Schema | null => described.requestBody?.content['application/json']?.schema ?? null

/** Parameters and bodies that hold their schemas. */
function asked(operation: Operation, { ids, known }: World): fc.Arbitrary<Asked> {
  const described = describedOf(operation)
  const named = (place: string) => described.parameters.filter((one) => one.in === place && one.name !== 'cursor')
  const params = named('path').map(({ name, schema }) => {
    const there = ids[name as keyof typeof ids] ?? []
    const any = valuesOf(schema, known).map(String)
    return [name, there.length > 0 ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...there) }, any) : any] as const
  })
  const query = named('query').map(({ name, schema }) => [name, valuesOf(schema, known).map(String)] as const)
  const schema = bodySchema(described)
  return fc.record({
    params: fc.record(Object.fromEntries(params)),
    query: fc.record(Object.fromEntries(query), { requiredKeys: [] }) as fc.Arbitrary<Record<string, string>>,
    body: schema ? valuesOf(schema, known) : fc.constant(undefined),
  })
}

async function ask(operation: Operation, here: World, { params, query, body }: Asked): Promise<Answer> {
  const own = await credentials(here, operation.reach === 'session')
  const search = new URLSearchParams(query).toString()
  const given = { ...params, ...(await endable(operation, here)) }
  const form = !operation.body && operation.accepts ? formOf(here) : undefined
  return callOperation(operation, { ...own, params: given, query: search && `?${search}`, body, form })
}

/** For what ends a session or a token: another one each time. */
async function endable({ params }: Operation, { me }: World): Promise<Record<string, string>> {
  const userId = me.userId
  if ('session' in params.shape) return { session: (await db().session.create({ data: { userId } })).id }
  if (!('token' in params.shape)) return {}
  const token = { userId, name: 'x', prefix: 'x', scope: 'read', tokenHash: makeToken().tokenHash }
  return { token: (await db().apiToken.create({ data: token })).id }
}

function formOf({ jsonl }: World): FormData {
  const form = new FormData()
  form.set('file', new File([jsonl], 'study.jsonl'))
  return form
}

/** That an answer is one of those that the document declares, of that shape. */
function holds(operation: Operation, answer: Answer, asked: Asked) {
  const said = `${operation.id} ${JSON.stringify(asked).slice(0, 600)} → ${answer.status} ${answer.text.slice(0, 400)}`
  const declared = describedOf(operation).responses[answer.status]
  expect(declared, said).toBeDefined()
  expect([401, 500, 503, 507], said).not.toContain(answer.status)
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';')
  if (!declared?.content) return expect(answer.text, said).toBe('')
  expect(Object.keys(declared.content), said).toContain(type)
  const schema = declared.content[type]?.schema
  if (schema) expect(faultOf(schema, answer.json), said).toBeNull()
}

/** Parameters that may hold any name. */
const STRINGS = new Set(['publisher'])
const runs = { numRuns: RUNS, seed: SEED, endOnFailure: true }

let refusing: Promise<World> | undefined
/** What is refused changes nothing: one world for all of it. */
function there(): Promise<World> {
  refusing ??= world()
  return refusing
}

async function refusesBroken(id: string, operation: Operation, schema: Schema): Promise<void> {
  const here = await there()
  const broken = asked(operation, here).chain((given) => mutated(given.body).map((body) => ({ ...given, query: {}, body })))
  const one = async (given: Asked) => {
    const [params = {}] = everyPlace(operation, here)
    const answer = await ask(operation, here, { ...given, params })
    holds(operation, answer, given)
    const text = JSON.stringify(given.body) ?? ''
    if (faultOf(schema, JSON.parse(text)) !== null)
      expect([400, 404], `${id} took ${text.slice(0, 400)}: ${answer.text.slice(0, 200)}`).toContain(answer.status)
  }
  await fc.assert(fc.asyncProperty(broken, one), { ...runs, numRuns: 2 * RUNS })
}

describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  test('answers as openapi.json says, whatever holds its schema', async () => {
    const here = await world()
    const reached = new Set<number>()
    const one = async (given: Asked) => {
      const answer = await ask(operation, here, given)
      holds(operation, answer, given)
      reached.add(answer.status)
      if (!FURTHER_RULES.has(id)) expect(answer.status, `${JSON.stringify(given)} ${answer.text}`).not.toBe(400)
    }
    const telling = TELLING[id]
    if (telling) {
      const [sample] = fc.sample(asked(operation, here), { seed: SEED, numRuns: 1 }) as [Asked]
      for (const params of everyPlace(operation, here)) await one({ params, query: {}, body: telling(here) ?? sample.body })
    } else {
      const samples = fc.sample(asked(operation, here), { seed: SEED, numRuns: 8 })
      for (const [n, params] of everyPlace(operation, here).entries()) await one({ params, query: {}, body: samples[n % 8]?.body })
    }
    await fc.assert(fc.asyncProperty(asked(operation, here), one), runs)
    expect(
      [operation.status, ...(operation.alsoStatus ?? [])].some((status) => reached.has(status)),
      `${id} reached ${[...reached]}`,
    ).toBe(true)
  })

  const schema = bodySchema(describedOf(operation))
  if (schema) test('refuses bodies that do not hold its schema', () => refusesBroken(id, operation, schema))

  test('refuses parameters that it does not know, that stand twice, and that are not as they must be', async () => {
    const here = await there()
    const [params = {}] = everyPlace(operation, here)
    const own = await credentials(here, operation.reach === 'session')
    const with_ = (query: string) =>
      callOperation(operation, { ...own, params, query, form: !operation.body && operation.accepts ? formOf(here) : undefined })
    expect((await with_('?nonsense=1')).json).toMatchObject({ status: 400, reason: 'unknown-field' })
    expect((await with_('?__proto__=1')).json).toMatchObject({ status: 400, reason: 'unknown-field' })
    expect((await with_('?a=1&a=2')).json).toMatchObject({ status: 400, reason: 'invalid' })
    for (const { name } of describedOf(operation).parameters.filter((one) => one.in === 'query'))
      for (const value of ['%00', '%7B%22not%22%3A%22%22%7D'].slice(0, STRINGS.has(name) ? 1 : 2))
        expect((await with_(`?${name}=${value}`)).status, name).toBe(400)
    if (Object.keys(params).length > 0)
      for (const value of ['\0', '', '../x', '{"not":""}', 'x'.repeat(300), '__proto__', '\ud800']) {
        const answer = await callOperation(operation, {
          ...own,
          params: Object.fromEntries(Object.keys(params).map((name) => [name, value])),
        })
        expect([400, 404, 415], `${id} ${value}`).toContain(answer.status)
        holds(operation, answer, { params, query: {}, body: value })
      }
  })
})

/** Every way of naming what is there. */
function everyPlace(operation: Operation, { ids }: World): Record<string, string>[] {
  let places: Record<string, string>[] = [{}]
  for (const name of Object.keys(operation.params.shape)) {
    const there = ids[name as keyof typeof ids] ?? ['x']
    places = places.flatMap((place) => there.map((id) => ({ ...place, [name]: id })))
  }
  return places
}
