import { Agent, request } from 'node:http'

type Answer = { status: number; text: () => string; bytes: number }

/** A client that keeps its one connection, as a browser or a notebook does. */
export function clientOf(url: string, token: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = (method: string, path: string, body?: string): Promise<Answer> =>
    new Promise<Answer>((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
      }
      const call = request(`${url}/api/v1${path}`, { method, agent, headers }, (answer) => {
        const kept: Buffer[] = []
        let bytes = 0
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          // a download is only counted
          if (bytes < 1 << 20) kept.push(chunk)
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: () => Buffer.concat(kept).toString(), bytes }))
        answer.on('error', reject)
      })
      // the server lets go of a connection that was not used for a while
      call.on('error', (error) => (call.reusedSocket ? ask(method, path, body).then(resolve, reject) : reject(error)))
      call.end(body)
    })
  return {
    get: async (path: string) => checked(await ask('GET', path)),
    post: async (path: string, body: string) => checked(await ask('POST', path, body)),
    close: () => agent.destroy(),
  }
}

function checked<T extends { status: number; text: () => string }>(answer: T): T {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text().slice(0, 300)}`)
  return answer
}
