import type { IntervalIndex } from './interval-index'

/** Where a reader is among the spans: the focused one, all that are offered with it at one place (smallest first), and the caret's offset. */
export type Stop = { readonly focusedId: string | null; readonly here: readonly string[]; readonly caret: number }
type Takes = (id: string) => boolean

/** So many stops are remembered. */
const MOST = 1000

/**
 * A way from span to span: through all at one place first, then in text order, from the last to the first again. Each step
 * back leads to the very stop that the step forward came from, and the other way round, as long as nobody goes elsewhere.
 */
export class Walk {
  private stops: Stop[] = []
  private at = 0

  /** The next stop from `now`, or the one before it (-1); null where there is none. `takes`: at which spans it stops at all. */
  step(index: IntervalIndex, now: Stop, by: 1 | -1, takes: Takes = () => true): Stop | null {
    if (!isSame(now, this.stops[this.at])) this.begin(now)
    const kept = this.stops[this.at + by]
    if (kept?.focusedId && takes(kept.focusedId) && index.entries.some(({ id }) => id === kept.focusedId)) {
      this.at += by
      return kept
    }
    const next = stopAfter(index, now, by, takes)
    if (next) this.add(next, by)
    return next
  }

  private begin(now: Stop): void {
    this.stops = [now]
    this.at = 0
  }
  private add(stop: Stop, by: 1 | -1): void {
    this.stops = by > 0 ? [...this.stops.slice(0, this.at + 1).slice(-MOST), stop] : [stop, ...this.stops.slice(this.at, this.at + MOST)]
    this.at = by > 0 ? this.stops.length - 1 : 0
  }
}

const isSame = (now: Stop, then: Stop | undefined): boolean =>
  now.focusedId === then?.focusedId && now.here.length === then.here.length && now.here.every((id, place) => id === then.here[place])

function stopAfter(index: IntervalIndex, { focusedId, here, caret }: Stop, by: 1 | -1, takes: Takes): Stop | null {
  const there = here[here.indexOf(focusedId ?? '') + by]
  if (focusedId !== null && here.includes(focusedId) && there !== undefined) return { focusedId: there, here, caret }
  const { entries } = index
  const from = rankOf(index, focusedId !== null && here.length > 1 ? (here[0] ?? null) : focusedId, caret, by)
  for (let n = 1; n <= entries.length; n++) {
    const entry = entries[(((from + by * n) % entries.length) + entries.length) % entries.length]
    if (entry && !here.includes(entry.id) && takes(entry.id)) return { focusedId: entry.id, here: [entry.id], caret: entry.start }
  }
  const around = by > 0 ? here[0] : here.at(-1)
  return around === undefined || !takes(around) ? null : { focusedId: around, here, caret }
}

/** The rank in text order that a step sets out from: that of a span, or where nothing is focused the gap at the caret. */
function rankOf({ entries }: IntervalIndex, id: string | null, caret: number, by: 1 | -1): number {
  const at = id === null ? -1 : entries.findIndex((entry) => entry.id === id)
  if (at >= 0) return at
  const after = entries.findIndex(({ start }) => start >= caret)
  const gap = after < 0 ? entries.length : after
  return by > 0 ? gap - 1 : gap
}
