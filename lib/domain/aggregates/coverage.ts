import type { Span } from '../text/text'

/** How many characters the spans cover together: each counts once, however many spans lie on it. Any order. */
export function coveredLength(spans: readonly Span[]): number {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  let covered = 0
  let reached = Number.NEGATIVE_INFINITY
  for (const { start, end } of sorted) {
    if (end <= reached || end <= start) continue
    covered += end - Math.max(start, reached)
    reached = end
  }
  return covered
}

/** One by the other, null when nothing was read. */
export const shareOf = (covered: number, read: number): number | null => (read > 0 ? covered / read : null)
