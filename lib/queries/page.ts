import type { PageAsked } from '@/lib/contracts/primitives'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { failure, type Result, success } from '@/lib/domain/result'

/** A page of a list: `next` is the cursor that continues it, the last id of this page. */
export type Page<T> = { readonly items: T[]; readonly next: string | null }

/** The page of `limit` items out of rows of which one more was read, to see whether there is a next one. */
export function pageOf<T extends { readonly id: string }>(rows: readonly T[], limit: number): Page<T> {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/**
 * A page of a list that is read whole: what comes after the item named by the cursor, which says also how many were before
 * it: when it went meanwhile, the page goes on from there.
 */
export function pageWithin<T>(all: readonly T[], { cursor, limit }: PageAsked, keyOf: (item: T) => string): Result<Page<T>, ProblemReason> {
  const [, before, key] = /^(\d{1,9})\.(.+)$/.exec(cursor ?? '') ?? []
  if (cursor !== undefined && key === undefined) return failure('invalid', 'The cursor is none of ours.')
  const at = key === undefined ? -1 : all.findIndex((item) => keyOf(item) === key)
  const from = at >= 0 ? at + 1 : Number(before ?? 0)
  const items = all.slice(from, from + limit)
  const last = items.at(-1)
  return success({ items, next: from + limit < all.length && last !== undefined ? `${from + items.length - 1}.${keyOf(last)}` : null })
}

export const idOf = ({ id }: { readonly id: string }): string => id

/** All items of a list, page by page. */
export async function everyItem<T, R extends string>(read: (cursor?: string) => Promise<Result<Page<T>, R>>): Promise<Result<T[], R>> {
  const all: T[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await read(cursor)
    if (!page.ok) return page
    all.push(...page.value.items)
    if (page.value.next === null) return success(all)
    cursor = page.value.next
  }
}
