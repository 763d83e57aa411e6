import { isForAnybody, isForBrowsers, type Listed, type OperationOfDocument, type Schema } from './api-document'
import { Code } from './Code'
import { curlOf } from './curl'
import { Fields, Pieces, type Row } from './Fields'
import { words } from './strings'
import { fieldsOf, type Piece, piecesOf } from './words-of-schema'

/** One operation: how it is asked, what with, what it answers and what it refuses. */
export function OperationPart(listed: Listed) {
  const { method, path, operation } = listed
  const content = operation.requestBody?.content ?? {}
  const [json, form] = [content['application/json']?.schema, content['multipart/form-data']?.schema]
  return (
    <section id={operation.operationId} aria-labelledby={`${operation.operationId}-title`} className="scroll-mt-6 border-t py-6">
      <h3 id={`${operation.operationId}-title`} className="break-words font-mono text-13">
        <a href={`#${operation.operationId}`} className="rounded-sm hover:underline hover:underline-offset-4">
          <span className="me-2 font-semibold">{method}</span>
          {path}
        </a>
      </h3>
      <p className="mt-1.5 max-w-[46rem] text-base">{operation.summary}</p>
      <p className="mt-0.5 text-13 text-ink-3">
        {isForAnybody(operation) ? words.anybody : isForBrowsers(operation) ? words.browserOnly : operation.description}
      </p>
      <Fields title={words.parameters} rows={parameterRows(operation)} />
      {json && <Body title={words.body} schema={json} />}
      {form && <Body title={words.form} schema={form} />}
      {!isForBrowsers(operation) && <Code>{curlOf(listed)}</Code>}
      <Answers operation={operation} />
    </section>
  )
}

const parameterRows = ({ parameters }: OperationOfDocument): Row[] =>
  parameters.map(({ name, in: place, required, schema }) => ({
    path: name,
    required,
    pieces: piecesOf(schema),
    more: place === 'path' ? words.inPath : schema.default === undefined ? undefined : words.usually(String(schema.default)),
  }))

/** Bodies that are one of several are told one after the other. */
function Body({ title, schema }: { title: string; schema: Schema }) {
  const choices = schema.anyOf ?? [schema]
  return choices.map((choice, index) => (
    <Fields
      key={Object.keys(choice.properties ?? {}).join(' ')}
      title={choices.length > 1 ? `${title}, ${index + 1} of ${choices.length}` : title}
      rows={fieldsOf(choice)}
    />
  ))
}

function Answers({ operation }: { operation: OperationOfDocument }) {
  const all = Object.entries(operation.responses)
  const done = all.filter(([status]) => status < '300')
  const refused = all.filter(([status]) => status >= '400')
  const schema = done[0]?.[1].content?.['application/json']?.schema
  return (
    <>
      <dl className="mt-4 grid gap-x-6 gap-y-1 text-13 sm:grid-cols-[5rem_minmax(0,1fr)]">
        <dt className="text-ink-3">{words.answers}</dt>
        <dd>
          <span className="me-2 font-semibold">{done.map(([status]) => status).join(', ')}</span>
          <Pieces pieces={answered(schema, done[0]?.[1].content)} />
        </dd>
        <dt className="text-ink-3">{words.refuses}</dt>
        <dd className="flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2">
          {refused.map(([status, { content }]) => (
            <span key={status}>
              <span className="me-1.5 font-semibold">{status}</span>
              {reasonsOf(content).join(', ')}
            </span>
          ))}
        </dd>
      </dl>
      {schema && !listedShape(schema) && <Fields title={words.answers} rows={fieldsOf(schema)} />}
    </>
  )
}

type Content = OperationOfDocument['responses'][string]['content']

function answered(schema: Schema | undefined, content: Content): Piece[] {
  if (!schema) return [{ words: content ? `${words.aFile}: ${Object.keys(content).join(', ')}` : words.nothing }]
  return listedShape(schema) ?? []
}

/** A named shape, or a page of them; null for a shape that has no name. */
function listedShape(schema: Schema): Piece[] | null {
  if (schema.$ref) return piecesOf(schema)
  const items = schema.properties?.items
  return items?.items?.$ref ? [{ words: 'items: ' }, ...piecesOf(items)] : null
}

/** The reasons that a refusal's schema lists. */
function reasonsOf(content: Content): string[] {
  const schema = content?.['application/problem+json']?.schema as { allOf?: readonly Schema[] } | undefined
  return (schema?.allOf ?? []).flatMap(({ properties }) => (properties?.reason?.enum ?? []).map(String))
}
