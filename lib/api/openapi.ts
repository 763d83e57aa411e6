import { z } from 'zod'
import { CHANGES_LIMIT } from '@/lib/contracts/annotation-sets'
import { BODY_LIMIT } from '@/lib/contracts/choices'
import { IMPORT_LIMITS } from '@/lib/contracts/import'
import type { Operation } from '@/lib/contracts/operation'
import { PAGE_LIMIT } from '@/lib/contracts/primitives'
import { problemsOf } from '@/lib/contracts/problems-of'
import { CHANGE_REFUSALS, PROBLEM_REASONS, PROBLEMS, type ProblemReason } from '@/lib/contracts/reasons'
import { operationsByNoun } from '@/lib/contracts/registry'
import { DEPTH_LIMIT } from '@/lib/domain/strict-json'
import { CSRF_HEADER, USER_HEADER } from './serve'

type Json = Record<string, unknown>

/** The whole API as an OpenAPI 3.1 document, made from the contracts that check the input. `rate`: requests a minute by token. */
export function openApi(version: string, rate: number): Json {
  const shapes = new Shapes()
  const paths: Record<string, Json> = {}
  for (const { noun, operations } of operationsByNoun) {
    for (const operation of operations)
      paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe(operation, noun, shapes) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Galley', version, description: descriptionOf(rate), license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    tags: operationsByNoun.map(({ noun }) => ({ name: noun })),
    paths,
    components: {
      schemas: { ...shapes.named, Problem: problemSchema, ChangeRefusal: { type: 'string', enum: CHANGE_REFUSALS } },
      securitySchemes,
    },
    'x-galley-limits': limitsOf(rate),
  }
}

/** What is taken at most. `requestsPerMinutePerToken`: null for no limit. */
const limitsOf = (rate: number) => ({
  bodyBytes: BODY_LIMIT,
  changesPerRequest: CHANGES_LIMIT,
  itemsPerPage: PAGE_LIMIT,
  jsonDepth: DEPTH_LIMIT,
  importBytes: IMPORT_LIMITS.file,
  requestsPerMinutePerToken: rate || null,
})

const descriptionOf = (
  rate: number,
) => `Offsets are UTF-16 code units, half-open. Times are ISO 8601 in UTC. Lists are {items, next}: pass \`next\` as \`cursor\` for the page after; it is null on the last one.
Limits: a body of ${BODY_LIMIT / 1024 / 1024} MB, ${CHANGES_LIMIT} changes a request, ${PAGE_LIMIT} items a page${rate ? `, ${rate} requests a minute by token (429 says in Retry-After how long to wait)` : ''}. Requests with the session cookie that write carry the header ${CSRF_HEADER}; those with a token do not. With ${USER_HEADER}, the id of a user, they are answered 401 where the session is another’s.
Of fields that are not known, that stand twice, of numbers past 2^53, NUL and halves of surrogate pairs nothing is guessed: they are answered 400 and change nothing.`

/** Contracts as JSON Schema; those with a name stand once, among the components. */
class Shapes {
  readonly named: Record<string, unknown> = {}

  /** What is taken (`input`) or what is answered (`output`). */
  of(contract: z.ZodType, io: 'input' | 'output'): Json {
    const { $defs = {}, properties } = z.toJSONSchema(z.object({ it: contract }), { io, unrepresentable: 'any' }) as unknown as {
      $defs?: Record<string, Json>
      properties: { it: Json }
    }
    for (const [name, schema] of Object.entries($defs)) this.named[name] = referring(schema)
    return referring(properties.it) as Json
  }
}

/** The same with references into the components, and without the names themselves. */
function referring(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referring)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key, of]) => !(key === 'id' && typeof of === 'string'))
  return Object.fromEntries(
    entries.map(([key, of]) =>
      key === '$ref' && typeof of === 'string' ? [key, of.replace('#/$defs/', '#/components/schemas/')] : [key, referring(of)],
    ),
  )
}

const reasonSchema = {
  type: 'string',
  enum: PROBLEM_REASONS,
  description: PROBLEM_REASONS.map((reason) => `${reason} (${PROBLEMS[reason][0]}): ${PROBLEMS[reason][1]}`).join('; '),
}
/** Of a single field also why a change of it would be refused. */
const DETAIL_REASONS = [...new Set([...PROBLEM_REASONS, ...CHANGE_REFUSALS])]
const problemSchema: Json = {
  type: 'object',
  description: 'Why a request was not carried out (RFC 9457)',
  required: ['type', 'title', 'status', 'detail', 'reason', 'errors'],
  additionalProperties: false,
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    reason: reasonSchema,
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'reason', 'detail'],
        additionalProperties: false,
        properties: { path: { type: 'string' }, reason: { type: 'string', enum: DETAIL_REASONS }, detail: { type: 'string' } },
      },
    },
  },
}
const securitySchemes: Json = {
  bearer: { type: 'http', scheme: 'bearer', description: 'A token made on the account page or by the command line' },
  session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
}

function describe(operation: Operation, noun: string, shapes: Shapes): Json {
  const content = takenBy(operation, shapes)
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [noun],
    ...(operation.reach === 'none'
      ? { security: [] }
      : {
          description: descriptionOfOperation(operation),
          security: operation.reach === 'session' ? [{ session: [] }] : [{ bearer: [] }, { session: [] }],
        }),
    parameters: [...parametersOf(operation.params, 'path', shapes), ...parametersOf(operation.query, 'query', shapes)],
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: { ...answersOf(operation, shapes), ...refusalsOf(operation) },
  }
}

function descriptionOfOperation({ reach, note }: Operation): string {
  const asWhom = reach === 'session' ? 'Only when signed in; never by token.' : `Takes a token of scope ${reach}.`
  return note ? `${note} ${asWhom}` : asWhom
}

/** What may be sent, by media type; null for nothing. */
function takenBy({ body, example, accepts = [], form }: Operation, shapes: Shapes): Json | null {
  if (!body && accepts.length === 0) return null
  const json = body && { 'application/json': { schema: shapes.of(body, 'input'), ...(example ? { example } : {}) } }
  return { ...json, ...Object.fromEntries(accepts.map((type) => [type, { schema: formSchema(form, shapes) }])) }
}

function formSchema(form: z.ZodObject | undefined, shapes: Shapes): Json {
  const { properties = {} } = form ? (shapes.of(form, 'input') as { properties?: Json }) : {}
  return { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' }, ...properties } }
}

function parametersOf(shape: z.ZodObject, place: 'path' | 'query', shapes: Shapes): Json[] {
  const { properties = {}, required = [] } = shapes.of(shape, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }))
}

const DONE: Record<number, string> = { 200: 'Done, or it was so already', 201: 'Made', 204: 'Done; there is nothing to say' }

function answersOf({ response, status, alsoStatus = [], produces }: Operation, shapes: Shapes): Json {
  const content = response
    ? { 'application/json': { schema: shapes.of(response, 'output') } }
    : produces
      ? Object.fromEntries(produces.map((type) => [type, {}]))
      : undefined
  const done = (code: number) => (alsoStatus.length > 0 && DONE[code]) || (code === 200 ? 'Done' : DONE[code])
  return Object.fromEntries([status, ...alsoStatus].map((code) => [code, { description: done(code), ...(content ? { content } : {}) }]))
}

/** The refusals of an operation by status, each with its reasons. */
function refusalsOf(operation: Operation): Json {
  const byStatus = new Map<number, ProblemReason[]>()
  for (const reason of problemsOf(operation)) byStatus.set(PROBLEMS[reason][0], [...(byStatus.get(PROBLEMS[reason][0]) ?? []), reason])
  return Object.fromEntries([...byStatus].map(([status, reasons]) => [status, refusal(status, reasons)]))
}

function refusal(status: number, reasons: readonly ProblemReason[]): Json {
  const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { reason: { enum: reasons } } }] }
  const headers = { 'retry-after': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } } }
  return {
    description: reasons.map((reason) => `${reason}: ${PROBLEMS[reason][1]}`).join('; '),
    ...(status === 429 || status === 503 || status === 507 ? { headers } : {}),
    content: { 'application/problem+json': { schema } },
  }
}
