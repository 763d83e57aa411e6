/**
 * Keeps the rows that were read last, by id, up to so much in all. Only for rows that never change: a frozen text, a
 * revision of a tagset.
 */
export function keptRows<T>(most: number, sizeOf: (row: T) => number): (id: string, read: () => Promise<T>) => Promise<T> {
  const rows = new Map<string, T>()
  let size = 0
  return async (id, read) => {
    const known = rows.get(id)
    const row = known ?? (await read())
    if (!rows.delete(id)) size += sizeOf(row)
    rows.set(id, row)
    for (const [oldest, old] of rows) {
      if (size <= most) break
      rows.delete(oldest)
      size -= sizeOf(old)
    }
    return row
  }
}
