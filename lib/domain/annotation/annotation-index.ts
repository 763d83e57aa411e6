import { type Annotation, hull } from './annotation'
import { IntervalIndex } from './interval-index'

type Placed = Pick<Annotation, 'id'> & { readonly parts: readonly Pick<Annotation['parts'][number], 'start' | 'end'>[] }
type Placeds = ReadonlyMap<string, Placed>

const known = new WeakMap<Placeds, IntervalIndex>()
const intervalOf = ({ id, parts }: Placed) => ({ id, ...hull(parts) })

/** The index by place of some annotations, made once: a map of annotations never changes, another takes its place. */
export function indexOf(annotations: Placeds): IntervalIndex {
  const made = known.get(annotations) ?? IntervalIndex.of([...annotations.values()].map(intervalOf))
  known.set(annotations, made)
  return made
}

/** Makes the index of `after` from that of `before`, where they differ in these ids only. */
export function carryIndex(before: Placeds, after: Placeds, ids: Iterable<string>): void {
  const changed = new Set(ids)
  const there = [...changed].flatMap((id) => after.get(id) ?? [])
  known.set(after, indexOf(before).with(there.map(intervalOf), changed))
}
