import type { Span } from './text'

/** How many characters the spans cover together; what lies under several counts once. Any order, UTF-16 code units. */
export function coveredLength(spans: readonly Span[]): number {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  let covered = 0
  let reach = 0
  for (const { start, end } of sorted) {
    covered += Math.max(0, end - Math.max(start, reach))
    reach = Math.max(reach, end)
  }
  return covered
}
