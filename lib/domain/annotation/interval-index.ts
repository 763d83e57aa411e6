import type { Span } from '../text/text'

/** An entry of the index: an id and the whole of its annotation, from first start to last end. */
export type Interval = Span & { readonly id: string }

const CHUNK = 64
const FEW = 50

/**
 * Intervals by place, immutable: kept in text order (start, then the longer first), with the farthest end of each run of
 * 64, so that a question looks only into the runs that reach the span it asks for. n entries: asking costs n/64 + answers,
 * adding or removing one copies the order.
 */
export class IntervalIndex {
  private readonly farthest: readonly number[]
  private constructor(readonly entries: readonly Interval[]) {
    const farthest: number[] = []
    for (let at = 0; at < entries.length; at += CHUNK) {
      let end = 0
      for (let i = at; i < Math.min(at + CHUNK, entries.length); i++) end = Math.max(end, (entries[i] as Interval).end)
      farthest.push(end)
    }
    this.farthest = farthest
  }

  static of(entries: Iterable<Interval>): IntervalIndex {
    return new IntervalIndex([...entries].sort(inTextOrder))
  }

  /** With these removed and those added; what is in both is replaced. A few are put in and taken out, many are sorted in. */
  with(added: readonly Interval[], removedIds: ReadonlySet<string>): IntervalIndex {
    const out = new Set([...removedIds, ...added.map((entry) => entry.id)])
    if (out.size > FEW) return IntervalIndex.of([...this.entries.filter((entry) => !out.has(entry.id)), ...added])
    const kept = this.entries.slice()
    for (const id of out) {
      const at = kept.findIndex((entry) => entry.id === id)
      if (at >= 0) kept.splice(at, 1)
    }
    for (const entry of added) kept.splice(rank(kept, entry), 0, entry)
    return new IntervalIndex(kept)
  }

  /** Those that share at least one character with the span, in text order. */
  overlapping(span: Span): Interval[] {
    const found: Interval[] = []
    for (let chunk = 0; chunk < this.farthest.length; chunk++) {
      const from = chunk * CHUNK
      if ((this.entries[from] as Interval).start >= span.end) break
      if ((this.farthest[chunk] as number) <= span.start) continue
      for (let i = from; i < Math.min(from + CHUNK, this.entries.length); i++) {
        const entry = this.entries[i] as Interval
        if (entry.start < span.end && entry.end > span.start) found.push(entry)
      }
    }
    return found
  }

  /** Those that touch an offset (its character, or their end lies at it), the smallest first. */
  at(offset: number): Interval[] {
    return this.overlapping({ start: offset - 1, end: offset + 1 })
      .filter((entry) => entry.start <= offset && entry.end >= offset)
      .sort(smallestFirst)
  }
}

/** Text order: by start, at one start the longer first, then by id so that the order is one and the same everywhere. */
export const inTextOrder = (a: Interval, b: Interval): number =>
  a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const smallestFirst = (a: Interval, b: Interval) => a.end - a.start - (b.end - b.start) || inTextOrder(a, b)

/** Where an entry belongs in a sorted list. */
function rank(entries: readonly Interval[], entry: Interval): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (inTextOrder(entries[middle] as Interval, entry) < 0) low = middle + 1
    else high = middle
  }
  return low
}
