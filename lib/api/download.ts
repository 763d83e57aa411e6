import type { Caller } from '@/lib/auth/caller'
import { takeDownloadPlace } from './download-places'
import { problem } from './problem'

type File = { readonly fileName: string; readonly mediaType: string; readonly chunks: AsyncIterable<string> }
type Patience = { readonly ms: number; readonly bytesPerMs: number }
type Asked = { readonly caller: Caller; readonly request: Request }

/** How long we wait for a reader in all: so many milliseconds, and one more for each so many bytes that they took. */
const PATIENCE: Patience = { ms: 60_000, bytesPerMs: 16 }

/**
 * A file that is made while it is sent: nothing before the first read, one chunk at a time, no more once the client has
 * left or reads more slowly than 16 KB a second. To HEAD only its headers. `busy` when too many are under way.
 */
export function download(file: File, { caller, request }: Asked, patience = PATIENCE): Response {
  const headers = {
    'content-type': file.mediaType,
    'content-disposition': attachment(file.fileName),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  }
  if (request.method === 'HEAD') return new Response(null, { headers })
  const leave = takeDownloadPlace(caller.userId)
  if (!leave) return problem('busy', 'Too many downloads are under way. Try again when one is done.', [], { 'retry-after': '10' })
  return new Response(sent(file.chunks, leave, patience), { headers })
}

/** The chunks as bytes, for a reader who takes them in time. `leave` is called when they end, however they do. */
function sent(chunks: AsyncIterable<string>, leave: () => void, { ms, bytesPerMs }: Patience) {
  const encoder = new TextEncoder()
  const iterator = chunks[Symbol.asyncIterator]()
  let left = ms
  let since = 0
  let timer: NodeJS.Timeout | undefined
  const end = async () => {
    clearTimeout(timer)
    try {
      await iterator.return?.()
    } finally {
      leave()
    }
  }
  const waitFor = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    since = Date.now()
    timer = setTimeout(() => {
      controller.error(new Error('The reader was too slow.'))
      end().catch(console.error)
    }, left).unref()
  }
  return new ReadableStream<Uint8Array>(
    {
      start: waitFor,
      async pull(controller) {
        clearTimeout(timer)
        left -= Date.now() - since
        try {
          const { value, done } = await iterator.next()
          if (done) {
            leave()
            return controller.close()
          }
          const bytes = encoder.encode(value)
          left += bytes.length / bytesPerMs
          controller.enqueue(bytes)
          waitFor(controller)
        } catch (error) {
          leave()
          throw error
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  )
}

/** A file's name for a header, whatever it holds: plain for old clients, and the whole of it as RFC 8187 has it. */
function attachment(fileName: string): string {
  const printable = fileName.replace(/[\p{C}/\\:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ')
  const clean = [...printable.trim()].slice(-180).join('') || 'galley'
  const plain = clean
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._ -]+/g, '')
    .replace(/\s+/g, '-')
    .replace(/^[.-]+/, '')
  const encoded = encodeURIComponent(clean).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${/^\w/.test(plain) ? plain : `galley-${plain}`}"; filename*=UTF-8''${encoded}`
}
