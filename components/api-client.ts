import type { ProblemReason } from '@/lib/contracts/reasons'
import { hearServerTime } from './server-clock'

/** An error of the API: its reason from the closed list and words for a person. */
export type ApiProblem = {
  readonly ok: false
  readonly status: number
  readonly reason: ProblemReason | 'offline'
  readonly title: string
  readonly detail: string
  readonly retryAfterSeconds: number | null
}
export type ApiAnswer<T> = { readonly ok: true; readonly status: number; readonly value: T } | ApiProblem

type Options = {
  readonly body?: unknown
  readonly form?: FormData
  readonly keepalive?: boolean
  readonly signal?: AbortSignal
  /** for so many milliseconds an answer is waited for, then it is as if there were no network */
  readonly patience?: number
}

/** So long, in milliseconds, an answer is waited for where something else waits for it meanwhile. */
export const PATIENCE = 30_000

let reached = true
/** Whether the server could not be reached when it was last asked, or the browser knows of no network. */
export const seemsAway = (): boolean => !reached || !navigator.onLine

let writer: string | null = null
/** From now on the page writes as this user (null: as whoever is signed in). When somebody else is, the server takes nothing. */
export const writeAs = (userId: string | null): void => {
  writer = userId
}
/** Whose page this is, as far as it was said. */
export const writesAs = (): string | null => writer

/** Whether what failed so may go later as it is: no network, signed out, too slow, too early, too many, or the server's own fault. */
export const mayPass = ({ status }: ApiProblem): boolean => PASSING.has(status) || status >= 500
const PASSING = new Set([0, 401, 408, 425, 429])

/**
 * Calls the API from a page: path below /api/v1, JSON in and out, with the headers that show the request is ours and whose page
 * writes. Never throws, but when its signal aborts it: no network is the reason `offline`.
 */
export async function api<T = unknown>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  { body, form, keepalive, signal, patience }: Options = {},
): Promise<ApiAnswer<T>> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      method,
      keepalive,
      signal: signal ?? (patience ? AbortSignal.timeout(patience) : undefined),
      headers: {
        'x-galley-csrf': '1',
        ...(writer && method !== 'GET' ? { 'x-galley-user': writer } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: form ?? (body === undefined ? undefined : JSON.stringify(body, cleaned)),
    })
    reached = true
    hearServerTime(response.headers)
    if (response.ok) return { ok: true, status: response.status, value: (response.status === 204 ? null : await response.json()) as T }
    return await problemOf(response)
  } catch (error) {
    if (signal?.aborted) throw error
    reached = false
    return {
      ok: false,
      status: 0,
      reason: 'offline',
      title: 'No connection',
      detail: 'Galley’s server could not be reached. Nothing you did is lost.',
      retryAfterSeconds: null,
    }
  }
}

/** NUL and halves of characters, which can be typed and pasted, are no text: the API refuses them. */
const cleaned = (_: string, value: unknown) =>
  typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()) ? value.replaceAll('\0', '').toWellFormed() : value

/** A problem in one line: its title and what is said beyond it, nothing twice. */
export const problemWords = ({ title, detail }: Pick<ApiProblem, 'title' | 'detail'>): string =>
  detail.startsWith(title) ? detail : `${title}. ${detail}`

async function problemOf(response: Response): Promise<ApiProblem> {
  const said = (await response.json().catch(() => ({}))) as Partial<ApiProblem>
  const after = Number(response.headers.get('retry-after'))
  return {
    ok: false,
    status: response.status,
    reason: said.reason ?? 'internal',
    title: said.title ?? 'Something went wrong',
    detail: said.detail ?? `The server answered ${response.status}.`,
    retryAfterSeconds: Number.isFinite(after) && after > 0 ? after : null,
  }
}
