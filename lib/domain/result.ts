/** A refusal a user can cause, or the value. What we broke ourselves is thrown. */
export type Result<T, R extends string = string> = { readonly ok: true; readonly value: T } | Failure<R>
export type Failure<R extends string = string> = {
  readonly ok: false
  readonly reason: R
  readonly detail: string
  readonly errors?: readonly { readonly path: string; readonly reason: string; readonly detail: string }[]
}

export const success = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const failure = <R extends string>(reason: R, detail: string): Failure<R> => ({ ok: false, reason, detail })
