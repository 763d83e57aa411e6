import { type Schema, shapeNamed } from './api-document'

/** A piece of what a value is: words, or the name of a shape to look up. */
export type Piece = { readonly words: string } | { readonly shape: string }
export type FieldRow = { readonly path: string; readonly required: boolean; readonly pieces: readonly Piece[] }

const said = (words: string): Piece[] => [{ words }]
const joined = (parts: readonly (readonly Piece[])[], between: string): Piece[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [{ words: between }, ...part]))

/** What a value is, in words: `text, at most 200`, `list of Annotation`, `read, annotate or manage`. */
export function piecesOf(schema: Schema): Piece[] {
  if (schema.$ref) return [{ shape: shapeNamed(schema.$ref) }]
  if (schema.const !== undefined) return said(JSON.stringify(schema.const))
  if (schema.enum)
    return said(
      schema.enum
        .map(String)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1'),
    )
  const choices = (schema.anyOf ?? schema.oneOf)?.filter((choice) => choice.const !== '')
  if (choices) return joined(choices.map(piecesOf), ' or ')
  if (Array.isArray(schema.type))
    return joined(
      schema.type.map((type) => piecesOf({ ...schema, type })),
      ' or ',
    )
  return plain(schema)
}

function plain(schema: Schema): Piece[] {
  const { type, items, additionalProperties } = schema
  if (type === 'array' && items) return [{ words: `list${most(schema.maxItems)} of ` }, ...piecesOf(items)]
  if (type === 'string') return said(textWords(schema))
  if (type === 'integer' || type === 'number') return said(`${type}${range(schema)}`)
  if (type === 'object' && typeof additionalProperties === 'object') return [{ words: 'names to ' }, ...piecesOf(additionalProperties)]
  return said(typeof type === 'string' ? type : 'anything')
}

const FORMATS: Record<string, string> = { 'date-time': 'moment', uri: 'web address', email: 'e-mail address', binary: 'file' }
function textWords({ format, pattern, maxLength }: Schema): string {
  if (format && FORMATS[format]) return FORMATS[format]
  if (pattern?.startsWith('^[0-9a-f]{8}-')) return 'UUID'
  return pattern === '^[\\w-]+$' ? 'id' : `text${most(maxLength)}`
}
const most = (limit?: number) => (limit === undefined ? '' : ` (at most ${limit.toLocaleString('en')})`)

function range({ minimum, maximum }: Schema): string {
  const [least, limit] = [minimum, maximum].map((bound) =>
    bound !== undefined && Number.isSafeInteger(bound) && Math.abs(bound) < 2 ** 52 ? bound : null,
  )
  if (least !== null && limit !== null) return ` (${least}–${(limit as number).toLocaleString('en')})`
  return least !== null ? ` (from ${least})` : ''
}

/** The fields of a value; of those that hold fields themselves these, with their way there. Of one of several shapes, each. */
export function fieldsOf(schema: Schema, before = '', depth = 0): FieldRow[] {
  const { properties } = schema
  if (!properties) return []
  return Object.entries(properties).flatMap(([name, of]) => {
    const path = before + name
    const required = schema.required?.includes(name) ?? false
    const within = of.items?.properties ? of.items : of
    const inner = depth < 3 ? fieldsOf(within, `${path}${of.items ? '[]' : ''}.`, depth + 1) : []
    return [{ path, required, pieces: piecesOf(of) }, ...inner]
  })
}
