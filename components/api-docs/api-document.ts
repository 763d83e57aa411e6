/** What the reference needs of openapi.json, as `lib/api/openapi.ts` writes it. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly description?: string
  readonly const?: unknown
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: { readonly [name: string]: Schema }
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}
type Content = { readonly [mediaType: string]: { readonly schema?: Schema; readonly example?: unknown } }
export type Parameter = { readonly name: string; readonly in: 'path' | 'query'; readonly required: boolean; readonly schema: Schema }
export type OperationOfDocument = {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly security: readonly { readonly [scheme: string]: readonly string[] }[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: { readonly [status: string]: { readonly description: string; readonly content?: Content } }
}
export type ApiDocument = {
  readonly info: { readonly version: string }
  readonly tags: readonly { readonly name: string }[]
  readonly paths: { readonly [path: string]: { readonly [method: string]: OperationOfDocument } }
  readonly components: { readonly schemas: { readonly [name: string]: Schema } }
  readonly 'x-galley-limits': {
    readonly bodyBytes: number
    readonly changesPerRequest: number
    readonly itemsPerPage: number
    readonly importBytes: number
    readonly requestsPerMinutePerToken: number | null
  }
}
export type Listed = { readonly method: string; readonly path: string; readonly operation: OperationOfDocument }

/** The operations under each noun, in the document's order. */
export function operationsByNoun({
  tags,
  paths,
}: ApiDocument): readonly { readonly noun: string; readonly operations: readonly Listed[] }[] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  return tags.map(({ name }) => ({ noun: name, operations: all.filter(({ operation }) => operation.tags.includes(name)) }))
}

export const anchorOfNoun = (noun: string): string => noun.toLowerCase().replace(/\W+/g, '-')
export const anchorOfShape = (name: string): string => `shape-${name}`
export const shapeNamed = (ref: string): string => ref.split('/').at(-1) ?? ref
/** Whether only a browser may, never a token. */
export const isForBrowsers = ({ security }: OperationOfDocument): boolean =>
  security.length > 0 && security.every((way) => 'session' in way)
export const isForAnybody = ({ security }: OperationOfDocument): boolean => security.length === 0
