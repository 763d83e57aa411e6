import { z } from 'zod'
import { CHANGES_LIMIT } from '@/lib/contracts/annotation-sets'
import { BODY_LIMIT } from '@/lib/contracts/documents'
import type { Operation } from '@/lib/contracts/operation'
import { CHANGE_REFUSALS, PROBLEM_REASONS, PROBLEMS } from '@/lib/contracts/reasons'
import { operationsByNoun } from '@/lib/contracts/registry'
import { CSRF_HEADER } from './serve'

type Json = Record<string, unknown>

/** A zod contract as JSON Schema: what is taken (`input`) or what is answered (`output`). */
function schemaOf(contract: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(contract, { io, unrepresentable: 'any' }) as Json
  return schema
}

/** The whole API as an OpenAPI 3.1 document, made from the contracts that check the input. */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {}
  for (const { noun, operations } of operationsByNoun) {
    for (const operation of operations)
      paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe(operation, noun) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Galley', version, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    tags: operationsByNoun.map(({ noun }) => ({ name: noun })),
    paths,
    components: {
      schemas: { Problem: problemSchema, ChangeRefusal: { type: 'string', enum: CHANGE_REFUSALS } },
      securitySchemes,
      responses: { Problem: problemResponse },
    },
  }
}

const DESCRIPTION = `Offsets are UTF-16 code units, half-open. Times are ISO 8601 in UTC. Lists are {items, next}: pass \`next\` as \`cursor\` for the page after.
Limits: a body of ${BODY_LIMIT / 1024 / 1024} MB, ${CHANGES_LIMIT} changes a batch, 200 items a page. Requests with the session cookie that write carry the header ${CSRF_HEADER}.`

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'reason', 'errors'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    reason: {
      type: 'string',
      enum: PROBLEM_REASONS,
      description: PROBLEM_REASONS.map((reason) => `${reason} (${PROBLEMS[reason][0]}): ${PROBLEMS[reason][1]}`).join('; '),
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'reason', 'detail'],
        properties: { path: { type: 'string' }, reason: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
}
const problemResponse: Json = {
  description: 'Not carried out; `reason` says why',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
const securitySchemes: Json = {
  bearer: { type: 'http', scheme: 'bearer', description: 'A token made on the account page or by the command line' },
  session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
}

function describe(operation: Operation, noun: string): Json {
  const body = operation.body && {
    required: true,
    content: { 'application/json': { schema: schemaOf(operation.body, 'input') }, ...others(operation.accepts) },
  }
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [noun],
    ...(operation.reach === 'none'
      ? { security: [] }
      : {
          description: reachOf(operation),
          security: operation.reach === 'session' ? [{ session: [] }] : [{ bearer: [] }, { session: [] }],
        }),
    parameters: [...parametersOf(operation.params, 'path'), ...parametersOf(operation.query, 'query')],
    ...(body ? { requestBody: body } : operation.accepts ? { requestBody: { required: true, content: others(operation.accepts) } } : {}),
    responses: { ...answersOf(operation), default: { $ref: '#/components/responses/Problem' } },
  }
}

const reachOf = ({ reach }: Operation) =>
  reach === 'session' ? 'Only when signed in; never by token.' : `Takes a token of scope ${reach}.`
const others = (types: readonly string[] = []): Json =>
  Object.fromEntries(
    types.map((type) => [
      type,
      { schema: type === 'multipart/form-data' ? { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } : {} },
    ]),
  )

function parametersOf(shape: z.ZodObject, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }))
}

function answersOf({ response, status, alsoStatus = [], produces }: Operation): Json {
  const content = response
    ? { 'application/json': { schema: schemaOf(response, 'output') } }
    : produces
      ? Object.fromEntries(produces.map((type) => [type, {}]))
      : undefined
  return Object.fromEntries([status, ...alsoStatus].map((code) => [code, { description: 'Done', ...(content ? { content } : {}) }]))
}
