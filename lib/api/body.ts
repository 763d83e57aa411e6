import { BODY_LIMIT } from '@/lib/contracts/choices'
import type { Operation } from '@/lib/contracts/operation'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { failure, type Result, success } from '@/lib/domain/result'
import { readJson } from '@/lib/domain/strict-json'

/**
 * The request's JSON, not yet checked; null for an operation without a body and for one that reads its form itself.
 * Read in pieces, so that a body over the limit is given up at the limit.
 */
export async function readBody(operation: Operation, request: Request): Promise<Result<unknown, ProblemReason>> {
  if (!operation.body) return operation.accepts ? success(null) : readNothing(request)
  const taken = ['application/json', ...(operation.accepts ?? [])]
  if (mediaTypeOf(request) !== 'application/json') return failure('unsupported-type', `Send ${taken.join(' or ')}.`)
  const text = await readText(request, BODY_LIMIT)
  return text.ok ? named(readJson(text.value)) : text
}

/** What comes with an operation that takes nothing: nothing, or an object without a field. */
async function readNothing(request: Request): Promise<Result<null, ProblemReason>> {
  const text = await readText(request, BODY_LIMIT)
  if (!text.ok) return text
  if (text.value.trim() === '') return success(null)
  if (mediaTypeOf(request) !== 'application/json') return failure('unsupported-type', 'Send nothing: this takes no body.')
  const body = named(readJson(text.value))
  if (!body.ok) return body
  const fields = typeof body.value === 'object' && body.value !== null && !Array.isArray(body.value) ? Object.keys(body.value) : null
  if (fields?.length === 0) return success(null)
  if (!fields) return failure('invalid', 'Send nothing: this takes no body.')
  const errors = fields.map((name) => ({ path: `body.${name}`, reason: 'unknown-field', detail: 'There is no such field.' }))
  return { ...failure('unknown-field', `This takes no body, but has ${fields.join(', ')}.`), errors }
}

const mediaTypeOf = (request: Request) => (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** The same refusal, its paths counted from the body. */
function named<T>(read: Result<T, ProblemReason>): Result<T, ProblemReason> {
  if (read.ok || !read.errors) return read
  return { ...read, errors: read.errors.map((error) => ({ ...error, path: ['body', error.path].filter(Boolean).join('.') })) }
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
