/** A page of a list: `next` is the cursor that continues it, the last id of this page. */
export type Page<T> = { readonly items: T[]; readonly next: string | null }

/** The page of `limit` items out of rows of which one more was read, to see whether there is a next one. */
export function pageOf<T extends { readonly id: string }>(rows: readonly T[], limit: number): Page<T> {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
