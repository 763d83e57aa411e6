export type Box = { readonly top: number; readonly left: number; readonly width: number; readonly height: number }

/** One box a line for the words of a DOM range, joined where the words are cut into several elements. Relative to `origin`. */
export function lineBoxes(range: Range, origin: DOMRect): Box[] {
  const lines: { top: number; bottom: number; left: number; right: number }[] = []
  for (const rect of range.getClientRects()) {
    if (rect.width === 0) continue
    const line = lines.find((one) => Math.abs((one.top + one.bottom) / 2 - (rect.top + rect.bottom) / 2) < rect.height / 2)
    if (!line) lines.push({ top: rect.top, bottom: rect.bottom, left: rect.left, right: rect.right })
    else {
      line.top = Math.min(line.top, rect.top)
      line.bottom = Math.max(line.bottom, rect.bottom)
      line.left = Math.min(line.left, rect.left)
      line.right = Math.max(line.right, rect.right)
    }
  }
  return lines.map(({ top, bottom, left, right }) => ({
    top: top - origin.top,
    left: left - origin.left,
    width: right - left,
    height: bottom - top,
  }))
}
