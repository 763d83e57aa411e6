import { type IncomingMessage, Server } from 'node:http'

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-real-ip']
const done = globalThis as { galleyForwardedHeaders?: true }

/**
 * Takes from each request what only a proxy may say of it, before Next sees it: Next then fills in the socket's own
 * address and the Host header. Called once at start, where no proxy is trusted.
 */
export function removeForwardedHeaders(): void {
  if (done.galleyForwardedHeaders) return
  done.galleyForwardedHeaders = true
  type Emit = (this: Server, event: string, ...given: unknown[]) => boolean
  const emit = Server.prototype.emit as Emit
  const emitCleaned: Emit = function (event, ...given) {
    if (event === 'request' || event === 'upgrade') for (const name of FORWARDED) delete (given[0] as IncomingMessage).headers[name]
    return emit.call(this, event, ...given)
  }
  Server.prototype.emit = emitCleaned
}
