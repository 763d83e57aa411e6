/** A statement takes 999 values at once, and one list may stand in it three times. */
const PIECE = 300

/** Asks for many values piece by piece and gives all the rows. */
export async function inPieces<T, R>(values: Iterable<T>, ask: (piece: T[]) => Promise<R[]>): Promise<R[]> {
  const all = [...new Set(values)]
  const rows: R[] = []
  for (let at = 0; at < all.length; at += PIECE) rows.push(...(await ask(all.slice(at, at + PIECE))))
  return rows
}
