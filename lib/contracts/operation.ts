import { z } from 'zod'
import type { Scope } from './choices'
import type { ProblemReason } from './reasons'

/** Who reaches an operation: a token of that scope or further; `session` is never by token, `none` needs no sign-in. */
export type Reach = 'none' | Scope | 'session'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Shape = z.ZodObject

/**
 * One operation of the API: what it takes, what it answers, how far a token must reach. Routes check their input with it
 * and openapi.json is made from it. `path` is below /api/v1, with `{name}` for each key of `params`.
 */
export type Operation<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType | null = z.ZodType | null,
  R extends z.ZodType | null = z.ZodType | null,
> = {
  readonly id: string
  readonly method: Method
  readonly path: string
  readonly summary: string
  /** what a reader of the reference must know beside the summary */
  readonly note?: string
  readonly reach: Reach
  readonly params: P
  readonly query: Q
  readonly body: B
  /** the answer's body, or null for one that is streamed or empty */
  readonly response: R
  readonly status: number
  /** further statuses it may answer with, e.g. 200 beside 201 */
  readonly alsoStatus?: readonly number[]
  /** why it may be refused, beside what its parameters, body and reach bring with them (`problemsOf`) */
  readonly problems?: readonly ProblemReason[]
  /** a body as somebody would send it, for the reference */
  readonly example?: B extends z.ZodType ? z.input<B> : undefined
  /** media types taken beside JSON, and that are answered instead of it */
  readonly accepts?: readonly string[]
  /** the fields beside `file` where multipart/form-data is taken */
  readonly form?: Shape
  readonly produces?: readonly string[]
}

const nothing = z.strictObject({})

/** Fills in what an operation does not say: no parameters, no query, no body, status 200. */
export function operation<
  P extends Shape = typeof nothing,
  Q extends Shape = typeof nothing,
  B extends z.ZodType | null = null,
  R extends z.ZodType | null = null,
>(
  given: Pick<Operation, 'id' | 'method' | 'path' | 'summary' | 'reach'> &
    Partial<Pick<Operation, 'note' | 'status' | 'alsoStatus' | 'problems' | 'accepts' | 'form' | 'produces'>> & {
      params?: P
      query?: Q
      body?: B
      response?: R
      example?: Operation<P, Q, B, R>['example']
    },
): Operation<P, Q, B, R> {
  return {
    status: 200,
    ...given,
    params: given.params ?? (nothing as unknown as P),
    query: given.query ?? (nothing as unknown as Q),
    body: (given.body ?? null) as B,
    response: (given.response ?? null) as R,
  }
}
