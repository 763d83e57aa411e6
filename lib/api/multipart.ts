import type { ProblemReason } from '@/lib/contracts/reasons'
import { failure, type Result, success } from '@/lib/domain/result'

type Bytes = AsyncIterable<Uint8Array>

/**
 * The bytes of the file in the form field `name`, as they arrive: nothing is kept but the piece in hand. Other fields are
 * passed over. The stream throws when the form breaks off.
 */
export async function fileOfForm(request: Request, name: string): Promise<Result<Bytes, ProblemReason>> {
  const boundary = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,200})"|([^;\s]{1,200}))/i.exec(
    request.headers.get('content-type') ?? '',
  )
  if (!boundary || !request.body) return failure('unsupported-type', `Send multipart/form-data with a file named ${name}.`)
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`)
  const input = new Pieces(request.body)
  // the first delimiter has no line end before it
  input.put(Buffer.from('\r\n'))
  for (;;) {
    if (!(await skipTo(input, delimiter))) return failure('invalid', `The form has no file named ${name}.`)
    const head = await headOf(input)
    if (head === null) return failure('invalid', `The form has no file named ${name}.`)
    if (nameOf(head) === name) return success(until(input, delimiter))
  }
}

/** What was read and not yet used. */
class Pieces {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>
  held = Buffer.alloc(0)
  constructor(stream: ReadableStream<Uint8Array>) {
    this.reader = stream.getReader()
  }
  put(bytes: Uint8Array) {
    this.held = Buffer.concat([this.held, bytes])
  }
  /** Reads one more piece; false at the end. */
  async more(): Promise<boolean> {
    const { value, done } = await this.reader.read()
    if (done) return false
    this.put(value)
    return true
  }
  take(length: number): Buffer {
    const taken = this.held.subarray(0, length)
    this.held = this.held.subarray(length)
    return taken
  }
}

async function skipTo(input: Pieces, delimiter: Buffer): Promise<boolean> {
  for (;;) {
    const at = input.held.indexOf(delimiter)
    if (at >= 0) {
      input.take(at + delimiter.length)
      return true
    }
    input.take(Math.max(0, input.held.length - delimiter.length))
    if (!(await input.more())) return false
  }
}

const HEAD_LIMIT = 16_384

/** The part's header lines, or null after the last part. */
async function headOf(input: Pieces): Promise<string | null> {
  for (;;) {
    if (input.held.subarray(0, 2).toString('latin1') === '--') return null
    const at = input.held.indexOf('\r\n\r\n')
    if (at >= 0) return input.take(at + 4).toString('utf8')
    if (input.held.length > HEAD_LIMIT || !(await input.more())) return null
  }
}

const nameOf = (head: string): string | undefined => /^content-disposition:.*?;\s*name="([^"]*)"/im.exec(head)?.[1]

async function* until(input: Pieces, delimiter: Buffer): AsyncGenerator<Uint8Array> {
  for (;;) {
    const at = input.held.indexOf(delimiter)
    if (at >= 0) {
      if (at > 0) yield input.take(at)
      return
    }
    const safe = input.held.length - delimiter.length
    if (safe > 0) yield input.take(safe)
    if (!(await input.more())) throw new Error('the form broke off')
  }
}
