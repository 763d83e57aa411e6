import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import { operations } from '@/lib/contracts/registry'
import { problem } from './problem'

const BASE = '/api/v1'
const done = globalThis as { galleyUnroutable?: true }

/** The paths of the API with their methods; of two that match, the one with fewer names in it is meant. */
const paths = [...new Set(operations.map(({ path }) => path))]
  .map((path) => ({
    pattern: new RegExp(`^${BASE}${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    names: path.split('{').length,
    methods: operations.filter((operation) => operation.path === path).map(({ method }) => method as string),
  }))
  .sort((a, b) => a.names - b.names)

/** The answer to a request that Next has none for in our words: an address that cannot be read, a method that a path has not. */
export function unroutable(method: string, url: string): Response | null {
  const [address = ''] = url.split('?')
  if (!decodes(address)) return problem('invalid', 'The address holds % signs that mean nothing.')
  if (method === 'OPTIONS') return null
  const path = paths.find(({ pattern }) => pattern.test(address))
  if (!path || path.methods.includes(method === 'HEAD' ? 'GET' : method)) return null
  const allowed = path.methods.join(', ')
  return problem('method-not-allowed', `This address takes ${allowed}.`, [], { allow: allowed })
}

function decodes(address: string): boolean {
  try {
    decodeURIComponent(address)
    return true
  } catch {
    return false
  }
}

/** Answers such requests before Next sees them. Called once at start. */
export function answerUnroutable(): void {
  if (done.galleyUnroutable) return
  done.galleyUnroutable = true
  type Emit = (this: Server, event: string, ...given: unknown[]) => boolean
  const emit = Server.prototype.emit as Emit
  const emitRoutable: Emit = function (event, ...given) {
    const [request, response] = given as [IncomingMessage, ServerResponse]
    const answer = event === 'request' ? unroutable(request.method ?? 'GET', request.url ?? '/') : null
    if (!answer) return emit.call(this, event, ...given)
    void send(answer, request, response)
    return true
  }
  Server.prototype.emit = emitRoutable
}

async function send(answer: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume()
  const body = request.method === 'HEAD' ? '' : await answer.text()
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'x-content-type-options': 'nosniff' }).end(body)
}
