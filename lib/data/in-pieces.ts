/** A statement takes only so many values at once. */
const PIECE = 1000

/** Asks for many values piece by piece and gives all the rows. */
export async function inPieces<T, R>(values: Iterable<T>, ask: (piece: T[]) => Promise<R[]>): Promise<R[]> {
  const all = [...new Set(values)]
  const rows: R[] = []
  for (let at = 0; at < all.length; at += PIECE) rows.push(...(await ask(all.slice(at, at + PIECE))))
  return rows
}
