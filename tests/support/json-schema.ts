import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { openApi } from '@/lib/api/openapi'

export type Schema = { readonly [key: string]: unknown }
export type Described = {
  readonly operationId: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: 'path' | 'query'
    readonly required: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: { readonly [type: string]: { readonly schema: Schema; readonly example?: unknown } } }
  readonly responses: { readonly [status: string]: { readonly content?: { readonly [type: string]: { readonly schema?: Schema } } } }
}
/** The document as it is served. */
export const document = JSON.parse(JSON.stringify(openApi('1', 6000))) as {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Described } }
  readonly components: { readonly schemas: { readonly [name: string]: Schema } }
  readonly 'x-galley-limits': { readonly [name: string]: number }
}

const ajv = new Ajv2020({ strict: false, validateFormats: true })
addFormats.default(ajv)
const compiled = new WeakMap<Schema, ReturnType<typeof ajv.compile>>()

/** What of a value does not hold the schema; null when all of it does. */
export function faultOf(schema: Schema, value: unknown): string | null {
  const check = compiled.get(schema) ?? ajv.compile({ ...schema, components: document.components })
  compiled.set(schema, check)
  return check(value) ? null : ajv.errorsText(check.errors)
}

/** Strings that name something that is there, by what the schema says of them. */
export type Known = { readonly ids: readonly string[]; readonly clientIds: readonly string[]; readonly emails: readonly string[] }

const WORDS = ['said', 'Reform', 'so-called', 'ministère', '新聞', '😀 day', 'a b', '-5.5', 'NULL', '<b>', "' OR 1=1"]
const words = (least: number, most: number) =>
  fc
    .array(fc.constantFrom(...WORDS), { minLength: least > 0 ? 1 : 0, maxLength: 4 })
    .map((some) => some.join(' '))
    .filter((text) => text.length <= most)

/** Values that hold a schema, of what zod writes of schemas. */
export function valuesOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const of = (one: unknown) => valuesOf(one as Schema, known)
  if (typeof schema.$ref === 'string') return of(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''])
  if ('const' in schema) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
  const choice = (schema.anyOf ?? schema.oneOf) as unknown[] | undefined
  if (choice) return fc.oneof(...choice.map(of))
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => of({ ...schema, type })))
  switch (schema.type) {
    case 'string':
      return strings(schema, known)
    case 'integer':
      return fc.integer({ min: Math.max(Number(schema.minimum ?? -1000), -1000), max: Math.min(Number(schema.maximum ?? 1000), 1000) })
    case 'number':
      return fc.integer({ min: Number(schema.minimum ?? -9), max: Number(schema.maximum ?? 9) })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(of(schema.items), { minLength: Number(schema.minItems ?? 0), maxLength: Math.min(Number(schema.maxItems ?? 3), 3) })
    case 'object':
      return objects(schema, of)
    default:
      return fc.constantFrom<unknown>(null, 1, 'x', {}, [])
  }
}

function objects(schema: Schema, of: (schema: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = (schema.properties ?? {}) as Record<string, unknown>
  if (!schema.properties && typeof schema.additionalProperties === 'object')
    return fc.dictionary(fc.constantFrom('quoteMode', 'device', 'a1'), of(schema.additionalProperties), { maxKeys: 2 })
  const requiredKeys = (schema.required ?? []) as never[]
  return fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, of(one)])), { requiredKeys })
}

const MOMENTS = ['2026-12-01T10:00:00Z', '2031-02-28T23:59:59.999Z', '2026-05-03T00:00:00.000Z']
function strings({ format, pattern, minLength = 0, maxLength = 200 }: Schema, known: Known): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.constantFrom(...MOMENTS)
  if (format === 'uri') return fc.constantFrom('https://example.org/a?b=c#d', 'http://xn--bcher-kva.example/')
  if (format === 'email') return fc.constantFrom('nobody@example.org', ...known.emails)
  if (typeof pattern !== 'string') return words(Number(minLength), Number(maxLength))
  if (/\{8\}-/.test(pattern)) return fc.oneof(fc.constantFrom(...known.clientIds), fc.uuid())
  const matching = fc.stringMatching(new RegExp(pattern), { size: 'small' }).filter((text) => text.length <= Number(maxLength))
  return pattern === '^[\\w-]+$' ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known.ids) }, matching) : matching
}

const WRONG: readonly unknown[] = [
  { startsWith: 'a' },
  { not: '' },
  { contains: '%' },
  { set: 'x' },
  { increment: 1 },
  [],
  ['a'],
  [{}],
  null,
  true,
  -1,
  0.5,
  1e12,
  '',
  ' ',
  'x'.repeat(30_000),
  'javascript:alert(1)',
  { toString: 1 },
]

/** A value with one thing changed somewhere in it; it may hold its schema still. */
export function mutated(value: unknown): fc.Arbitrary<unknown> {
  return fc.tuple(fc.nat(), fc.constantFrom(...WRONG), fc.constantFrom('put', 'put', 'drop', 'add')).map(([where, wrong, how]) => {
    const copy = { it: JSON.parse(JSON.stringify(value ?? null)) as unknown }
    const places = placesIn(copy)
    const [holder, key] = places[where % places.length] as [Record<string, unknown>, string]
    if (how === 'drop' && holder !== copy) delete holder[key]
    else if (how === 'add' && isObject(holder[key])) (holder[key] as Record<string, unknown>).nonsense = wrong
    else holder[key] = wrong
    return copy.it
  })
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function placesIn(holder: object): [object, string][] {
  return Object.entries(holder).flatMap(([key, value]) => [
    [holder, key] as [object, string],
    ...(typeof value === 'object' && value !== null ? placesIn(value) : []),
  ])
}
