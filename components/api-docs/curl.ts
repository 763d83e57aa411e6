import type { Listed } from './api-document'

const variable = (name: string) => `$${name.toUpperCase()}`
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** An operation as somebody asks it in a shell, with $GALLEY and $TOKEN set; names in the path are variables. */
export function curlOf({ method, path, operation }: Listed): string {
  const address = `"$GALLEY/api/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => variable(name))}"`
  const content = operation.requestBody?.content ?? {}
  const json = content['application/json']
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${address}`,
    ...(operation.security.length > 0 ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(json
      ? [`--json ${quoted(JSON.stringify(json.example ?? {}, null, 2))}`]
      : content['multipart/form-data']
        ? ['-F file=@study.jsonl']
        : []),
  ]
  return lines.join(' \\\n  ')
}
