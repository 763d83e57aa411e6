import { type ApiAnswer, type ApiProblem, api } from '@/components/api-client'

/** As many as the server gives at once. */
const PAGE = 200
/** An answer that is something else than what was asked for. */
export const NOT_UNDERSTOOD: ApiProblem = {
  ok: false,
  status: 200,
  reason: 'internal',
  title: 'Not understood',
  detail: 'Galley’s server answered with something else than what was asked for.',
  retryAfterSeconds: null,
}
type Options = { readonly query?: Readonly<Record<string, string>>; readonly signal?: AbortSignal; readonly patience?: number }

/**
 * All of a list, page after page to its end. What came is looked at: where one of the items is not as `isItem` wants it, or one
 * page could not be read, that is a problem. Never rejects, but when `signal` aborts it. `patience`: for each page, in milliseconds.
 */
export async function readList<T>(
  path: string,
  isItem: (item: Loose<T>) => boolean,
  { query, ...options }: Options = {},
): Promise<ApiAnswer<T[]>> {
  const all: T[] = []
  for (let cursor: string | null = null; ; ) {
    const asked = new URLSearchParams({ ...query, limit: String(PAGE), ...(cursor !== null && { cursor }) })
    const answer: ApiAnswer<unknown> = await api('GET', `${path}?${asked}`, options)
    if (!answer.ok) return answer
    const { items, next } = (answer.value ?? {}) as { items?: unknown; next?: unknown }
    if (!Array.isArray(items) || !items.every((item) => item && isItem(item))) return NOT_UNDERSTOOD
    all.push(...items)
    if (typeof next !== 'string' || next === cursor || items.length === 0) return { ...answer, value: all }
    cursor = next
  }
}

/** What may be one of those: any of its fields may be missing or something else. */
export type Loose<T> = { readonly [K in keyof T]?: unknown }

export const isPerson = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && typeof (value as { name?: unknown }).name === 'string'
