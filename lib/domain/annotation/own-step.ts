import type { Annotation, Attributes, Relation } from './annotation'
import { type Change, type SetContent, subjectIdOf } from './change'
import { changedKeys } from './made-upon'
import { canonical } from './replay'

type Subject = Annotation | Relation
/** What a step made of one annotation or relation. */
export type Touched = { readonly id: string; readonly before: Subject | null; readonly after: Subject | null }

/** What applied changes made of what they are about. */
export function touchedBy(changes: readonly Change[], before: SetContent, after: SetContent): Touched[] {
  const ids = new Set(changes.map(subjectIdOf))
  return [...ids].map((id) => ({ id, before: subjectIn(before, id), after: subjectIn(after, id) }))
}

const subjectIn = ({ annotations, relations }: SetContent, id: string): Subject | null => annotations.get(id) ?? relations.get(id) ?? null
const same = (one: unknown, other: unknown) => one === other || canonical(one ?? null) === canonical(other ?? null)

/**
 * The changes that take a step back without touching what others (or this reader elsewhere) did since; null where that
 * cannot be: what the step set was set anew, or what it made was changed or related. Attributes that it did not set stay. What is
 * gone needs no taking back: the answer is empty where nothing else is left.
 */
export function takeBack(inverse: readonly Change[], touched: readonly Touched[], now: SetContent): Change[] | null {
  const removed = new Set(inverse.flatMap((change) => (change.kind === 'delete' ? [subjectIdOf(change)] : [])))
  for (const { id, before, after } of touched) {
    const current = subjectIn(now, id)
    if (!after || !current) continue // whether it can be made again is for the rules of a set to say
    if (!before && (!same(current, after) || hasOtherRelations(id, removed, now))) return null
    if (before && !fieldsStand(before, after, current)) return null
  }
  const byId = new Map(touched.map((one) => [one.id, one]))
  const made = new Set(inverse.flatMap((change) => (change.kind === 'create' ? [subjectIdOf(change)] : [])))
  return inverse.flatMap((change) => {
    const id = subjectIdOf(change)
    const current = subjectIn(now, id)
    return current || made.has(id) ? [withOthersAttributes(change, byId.get(id), current)] : []
  })
}

const hasOtherRelations = (id: string, removed: ReadonlySet<string>, { annotations, relations }: SetContent) =>
  annotations.has(id) && [...relations.values()].some((one) => (one.from === id || one.to === id) && !removed.has(one.id))

function fieldsStand(before: Subject, after: Subject, current: Subject): boolean {
  const [was, is, now] = [before, after, current] as Record<string, unknown>[]
  if (!was || !is || !now) return false
  const others = Object.keys(is).filter((key) => key !== 'attributes' && !same(was[key], is[key]))
  return (
    others.every((key) => same(now[key], is[key])) &&
    changedKeys(before.attributes, after.attributes).every((key) => current.attributes[key] === after.attributes[key])
  )
}

function withOthersAttributes(change: Change, touched: Touched | undefined, now: Subject | null): Change {
  if (change.kind !== 'update' || !touched?.before || !touched.after || !now) return change
  const { before, after } = touched
  const own = changedKeys(before.attributes, after.attributes)
  const kept = Object.entries(now.attributes).filter(([key]) => !own.includes(key))
  const back = own.flatMap((key) => (key in before.attributes ? [[key, before.attributes[key]] as const] : []))
  const attributes = Object.fromEntries([...kept, ...back]) as Attributes
  if ('annotation' in change) return change.annotation.attributes ? { ...change, annotation: { ...change.annotation, attributes } } : change
  return change.relation.attributes ? { ...change, relation: { ...change.relation, attributes } } : change
}
