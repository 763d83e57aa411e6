export type Box = { readonly top: number; readonly left: number; readonly width: number; readonly height: number }
type Edges = Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>

/** Rects with a smaller gap than this many pixels between them stand beside each other. */
const TOUCHING = 1.5

/**
 * The boxes of the words of a DOM range, relative to `origin`, line by line: one a line, joined where the words are cut into
 * several elements, and several where a line runs both ways and other words stand between.
 */
export function lineBoxes(range: Range, origin: DOMRect): Box[] {
  const lines: Edges[][] = []
  for (const rect of range.getClientRects()) {
    if (rect.width === 0) continue
    const line = lines.find(([one]) => one && Math.abs((one.top + one.bottom) / 2 - (rect.top + rect.bottom) / 2) < rect.height / 2)
    if (line) line.push(rect)
    else lines.push([rect])
  }
  return lines.flatMap(joined).map(({ top, bottom, left, right }) => ({
    top: top - origin.top,
    left: left - origin.left,
    width: right - left,
    height: bottom - top,
  }))
}

/** The rects of a line, those that touch made one, all of one height. */
function joined(rects: readonly Edges[]): Edges[] {
  const top = Math.min(...rects.map((one) => one.top))
  const bottom = Math.max(...rects.map((one) => one.bottom))
  const found: Edges[] = []
  for (const { left, right } of [...rects].sort((a, b) => a.left - b.left)) {
    const last = found.at(-1)
    if (last && left - last.right < TOUCHING) found[found.length - 1] = { ...last, right: Math.max(last.right, right) }
    else found.push({ top, bottom, left, right })
  }
  return found
}
