import type { z } from 'zod'
import { type Caller, callerOf, reaches } from '@/lib/auth/caller'
import { countRequest } from '@/lib/auth/token-rate'
import type { Operation } from '@/lib/contracts/operation'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { isStorageProblem } from '@/lib/data/errors'
import type { Result } from '@/lib/domain/result'
import { isForm, readBody, readForm } from './body'
import { invalid } from './invalid'
import { problem, problemOf } from './problem'
import { readQuery } from './query'

type Output<B> = B extends z.ZodType ? z.output<B> : null
type Given<O extends Operation> = {
  caller: Caller
  params: z.output<O['params']>
  query: z.output<O['query']>
  body: Output<O['body']>
  request: Request
}
/** What may be answered: commands and queries give values nobody changes any more. */
type Fixed<T> = T extends (infer I)[] ? readonly Fixed<I>[] : T extends object ? { readonly [K in keyof T]: Fixed<T[K]> } : T
/** With `status`, an answer other than the operation's own (200 beside 201). A `Response` is sent as it is. */
type Answer<O extends Operation> =
  | Result<Fixed<Output<O['response']>>, ProblemReason>
  | { ok: true; value: Fixed<Output<O['response']>>; status: number }
  | Response
type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> }
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
/** What a page of ours sends with each request that writes. Another site cannot, without the browser asking us first. */
export const CSRF_HEADER = 'x-galley-csrf'
/** The user whose page writes, by id. A check and no more: it never makes anybody somebody. */
export const USER_HEADER = 'x-galley-user'

type FormGiven<O extends Operation> = Omit<Given<O>, 'body'> & { form: FormData }

/**
 * A route for somebody signed in: who is it, is it from our page, is the input right; then `handle`. With `handleForm`
 * it takes multipart/form-data as well, whose fields the handler checks.
 */
export function serve<O extends Operation>(
  operation: O,
  handle: (given: Given<O>) => Promise<Answer<O>>,
  handleForm?: (given: FormGiven<O>) => Promise<Answer<O>>,
): RouteHandler {
  return (request, context) =>
    guarded(async () => {
      const caller = await callerOf(request)
      if (!caller) return stranger()
      const wait = caller.tokenId === null ? 0 : countRequest(caller.tokenId)
      if (wait > 0) return tooMany(wait)
      if (caller.via === 'session' && WRITES.has(request.method) && !fromOurPage(request))
        return problem('csrf-missing', `Requests with a cookie that write carry the header ${CSRF_HEADER}.`)
      if (WRITES.has(request.method) && isPageOfAnother(caller, request))
        return problem('other-user', 'This page was opened by somebody else than who is signed in here now. Nothing was changed.')
      if (operation.reach !== 'none' && !reaches(caller, operation.reach))
        return problem(
          'scope-missing',
          operation.reach === 'session' ? 'This is never done by token.' : `This takes a token of scope ${operation.reach}.`,
        )
      if (handleForm && isForm(request))
        return answer({ ...operation, body: null }, request, context, (input) =>
          formAnswer(request, (form) => handleForm({ ...input, caller, form } as FormGiven<O>)),
        )
      return answer(operation, request, context, (input) => handle({ caller, ...input }))
    })
}

/** An address below the API that is none: strangers learn not even that. */
export const serveNothing = (request: Request): Promise<Response> =>
  guarded(async () => ((await callerOf(request)) ? problem('not-found', 'The API has no such address.') : stranger()))

/** A route for anybody. Its input is checked all the same. */
export function serveAnyone<O extends Operation>(
  operation: O,
  handle: (given: Omit<Given<O>, 'caller'>) => Promise<Answer<O>>,
): RouteHandler {
  return (request, context) =>
    guarded(async () => {
      if (WRITES.has(request.method) && !fromOurPage(request)) return problem('csrf-missing', `Send the header ${CSRF_HEADER}.`)
      return answer(operation, request, context, handle)
    })
}

async function formAnswer<O extends Operation>(request: Request, handle: (form: FormData) => Promise<Answer<O>>): Promise<Answer<O>> {
  const form = await readForm(request)
  return form.ok ? handle(form.value) : form
}

async function answer<O extends Operation>(
  operation: O,
  request: Request,
  context: RouteContext,
  handle: (input: Omit<Given<O>, 'caller'>) => Promise<Answer<O>>,
): Promise<Response> {
  const params = operation.params.safeParse((await context.params) ?? {})
  if (!params.success) return problem('not-found', 'There is no such thing, or you may not know of it.')
  const given = readQuery(new URL(request.url).searchParams)
  if (!given.ok) return problemOf(given)
  const query = operation.query.safeParse(given.value)
  if (!query.success) return invalid(query.error, 'query')
  const body = await readBody(operation, request)
  if (!body.ok) return problemOf(body)
  const parsed = operation.body?.safeParse(body.value)
  if (parsed && !parsed.success) return invalid(parsed.error, 'body')
  const input = { params: params.data, query: query.data, body: parsed ? parsed.data : null, request } as Omit<Given<O>, 'caller'>
  const result = await handle(input)
  if (result instanceof Response) return result
  if (!result.ok) return problemOf(result)
  const status = 'status' in result ? result.status : operation.status
  const headers = { 'cache-control': 'private, no-store' }
  return operation.response ? Response.json(result.value, { status, headers }) : new Response(null, { status, headers })
}

const stranger = () => problem('unauthenticated', 'Send a valid session cookie or bearer token.', [], { 'www-authenticate': 'Bearer' })

const tooMany = (wait: number) =>
  problem('too-many-requests', `This token has made too many requests. Wait ${wait} s.`, [], { 'retry-after': String(wait) })

/** On a shared computer somebody else may have signed in since a page was opened: what it still sends is not theirs. */
function isPageOfAnother(caller: Caller, request: Request): boolean {
  const writer = request.headers.get(USER_HEADER)
  return caller.via === 'session' && writer !== null && writer !== caller.userId
}

function fromOurPage(request: Request): boolean {
  if (!request.headers.has(CSRF_HEADER)) return false
  const origin = request.headers.get('origin')
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  return origin === null || host === null || URL.parse(origin)?.host === host
}

/** Turns what breaks into an answer that tells nothing of the inside; the whole of it goes to the log. */
async function guarded(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const trouble = isStorageProblem(error)
    if (trouble === 'busy') return problem('busy', 'Try again in a second; nothing was lost.', [], { 'retry-after': '1' })
    if (trouble === 'full')
      return problem('storage-full', 'The server’s storage is full. Your work is kept in this browser.', [], { 'retry-after': '60' })
    console.error(error)
    return problem('internal', 'Something went wrong on our side. It was written to the server’s log.')
  }
}
