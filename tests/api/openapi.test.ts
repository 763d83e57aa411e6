import { readdirSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, describe, expect, test } from 'vitest'
import { DELETE, GET, PATCH, POST, PUT } from '@/app/api/v1/[...rest]/route'
import { GET as served } from '@/app/api/v1/openapi.json/route'
import { problemsOf } from '@/lib/contracts/problems-of'
import { PROBLEMS } from '@/lib/contracts/reasons'
import { operations } from '@/lib/contracts/registry'
import { document, faultOf } from '../support/json-schema'
import { routeFiles } from '../support/operations'
import { person, tokenOf } from '../support/people'
import { call } from '../support/routes'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

describe('openapi.json', () => {
  test('is served to anybody, and is an OpenAPI 3.1 document to a validator that knows the specification', async () => {
    const answer = await call(served, 'GET')
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api/v1' }] })
    expect(await new Validator().validate(answer.json)).toEqual({ valid: true })
  })

  test('names every route there is with its methods, and none that is not', async () => {
    const found = await Promise.all(
      [...routeFiles].map(async ([path, load]) =>
        Object.keys(await load()).flatMap((name) => (METHODS.includes(name) ? `${name} ${path}` : [])),
      ),
    )
    const files = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' }).filter((name) => /route\.[jt]sx?$/.test(name))
    expect(routeFiles.size).toBe(files.length - 1)
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.sort()).toEqual(found.flat().sort())
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(described.sort())
  })

  test('gives each operation an id of its own', () => {
    const ids = operations.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has a parameter for each name in a path', () => {
    for (const { path, params, id } of operations)
      expect([id, Object.keys(params.shape).sort()]).toEqual([id, [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()])
  })

  test('refers to nothing outside of itself, and to nothing that is not there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(refs.length).toBeGreaterThan(100)
    for (const ref of refs) expect(document.components.schemas, ref).toHaveProperty(ref.replace('#/components/schemas/', ''))
  })

  test('pages every list: a cursor, and at most 200 items', () => {
    const lists = operations.filter(({ response }) => response && 'shape' in response && 'items' in (response.shape as object))
    expect(lists.length).toBeGreaterThan(15)
    for (const { id, path, method } of lists) {
      const parameters = document.paths[path]?.[method.toLowerCase()]?.parameters ?? []
      expect([id, parameters.map(({ name }) => name)]).toEqual([id, expect.arrayContaining(['cursor', 'limit'])])
      expect([id, parameters.find(({ name }) => name === 'limit')?.schema.maximum]).toEqual([id, 200])
    }
  })

  test('says what is taken at most, and with which status more is answered', () => {
    expect(document['x-galley-limits']).toMatchObject({
      bodyBytes: 20 * 1024 * 1024,
      changesPerRequest: 5000,
      itemsPerPage: 200,
      requestsPerMinutePerToken: 6000,
    })
    const changes = document.paths['/annotation-sets/{set}/changes']?.post
    const body = changes?.requestBody?.content['application/json']?.schema
    expect(body).toMatchObject({ properties: { changes: { maxItems: 5000 } } })
    expect(Object.keys(changes?.responses ?? {})).toEqual(expect.arrayContaining(['400', '401', '403', '404', '413', '415', '429']))
  })

  test('has examples that hold their schemas', () => {
    const examples = operations.flatMap(({ path, method }) => {
      const content = document.paths[path]?.[method.toLowerCase()]?.requestBody?.content['application/json']
      return content ? [[`${method} ${path}`, content.example && faultOf(content.schema, content.example)]] : []
    })
    expect(examples.filter(([, fault]) => fault !== null)).toEqual([])
  })

  test('declares of each operation the reasons that its statuses can have', () => {
    for (const operation of operations) {
      const responses = document.paths[operation.path]?.[operation.method.toLowerCase()]?.responses ?? {}
      const declared = new Set(Object.keys(responses).map(Number))
      for (const reason of problemsOf(operation)) expect(declared, operation.id).toContain(PROBLEMS[reason][0])
    }
  })
})

describe('an address that is none', () => {
  let token: string
  beforeAll(async () => {
    token = await tokenOf(await person('Ada'))
  })
  test.each([
    ['GET', GET],
    ['POST', POST],
    ['PUT', PUT],
    ['PATCH', PATCH],
    ['DELETE', DELETE],
  ] as const)('answers %s as a problem: 401 to strangers, 404 to others', async (method, handler) => {
    expect(await call(handler, method)).toMatchObject({ status: 401, json: { reason: 'unauthenticated' } })
    expect(await call(handler, method, { token })).toMatchObject({ status: 404, json: { reason: 'not-found' } })
  })
})
