import { BODY_LIMIT } from '@/lib/contracts/documents'
import type { Operation } from '@/lib/contracts/operation'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { failure, type Result, success } from '@/lib/domain/result'

/** JSON nested deeper than this is refused before it is looked at. */
const DEPTH_LIMIT = 64

/**
 * The request's JSON, not yet checked; null for an operation without a body and for one that reads its form itself.
 * Read in pieces, so that a body over the limit is given up at the limit.
 */
export async function readBody(operation: Operation, request: Request): Promise<Result<unknown, ProblemReason>> {
  if (!operation.body) return success(null)
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type !== 'application/json')
    return failure('unsupported-type', `Send ${['application/json', ...(operation.accepts ?? [])].join(' or ')}.`)
  const text = await readText(request, BODY_LIMIT)
  if (!text.ok) return text
  if (tooDeep(text.value)) return failure('invalid-json', `The body is nested deeper than ${DEPTH_LIMIT} levels.`)
  try {
    return success(JSON.parse(text.value))
  } catch {
    return failure('invalid-json', 'The body is not JSON.')
  }
}

export const isForm = (request: Request): boolean => /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')

/** The fields and files of a form, all of it within the limit of a body. */
export async function readForm(request: Request): Promise<Result<FormData, ProblemReason>> {
  const bytes = await readBytes(request.body, BODY_LIMIT)
  if (!bytes.ok) return bytes
  try {
    return success(
      await new Response(bytes.value as BodyInit, { headers: { 'content-type': request.headers.get('content-type') ?? '' } }).formData(),
    )
  } catch {
    return failure('invalid', 'The form could not be read.')
  }
}

/** The body as text of at most `limit` bytes; bytes that are no UTF-8 are refused. */
export async function readText(request: Request, limit: number): Promise<Result<string, ProblemReason>> {
  const bytes = await readBytes(request.body, limit)
  if (!bytes.ok) return bytes
  try {
    return success(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value))
  } catch {
    return failure('not-text', 'The body is not UTF-8.')
  }
}

/** All bytes of a stream, or `too-large` once there are more than `limit`. */
export async function readBytes(stream: ReadableStream<Uint8Array> | null, limit: number): Promise<Result<Uint8Array, ProblemReason>> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = stream?.getReader()
  while (reader) {
    const { value, done } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > limit) {
      await reader.cancel()
      return failure('too-large', `At most ${Math.floor(limit / 1024 / 1024)} MB are taken.`)
    }
    chunks.push(value)
  }
  return success(Buffer.concat(chunks))
}

/** Whether brackets outside of strings nest deeper than the limit. */
function tooDeep(json: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at)
    if (inString) {
      if (code === 0x5c) at++
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > DEPTH_LIMIT) return true
    } else if (code === 0x7d || code === 0x5d) depth--
  }
  return false
}
