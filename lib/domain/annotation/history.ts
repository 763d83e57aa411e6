import type { Annotation } from './annotation'
import type { AnnotationPatch } from './change'
import { setOver } from './made-upon'

/** The fields that a change can say, as they were kept. */
type Fields = Omit<AnnotationPatch, 'id'>
/** `was`: of one that is not sent yet, what it was made upon. */
export type LoggedChange = { readonly kind: 'create' | 'update' | 'delete'; readonly body: Fields; readonly was?: Fields }
/** One step of an annotation's life: the fields that it changed, before and after. Attributes: only those that differ. */
export type HistoryStep<T> = { readonly change: T; readonly before: Fields; readonly after: Fields }

/** The steps of one annotation, oldest first, from all of its changes in order. Steps that changed nothing are left out. */
export function historyOf<T extends LoggedChange>(changes: readonly T[]): HistoryStep<T>[] {
  let now: Fields = {}
  return changes.flatMap((change) => {
    const before = now
    if (change.kind === 'delete') return [{ change, before: {}, after: {} }]
    now = { ...now, ...fieldsOf(change.body), ...attributesOf(now, change) }
    if (change.kind === 'create') return [{ change, before: {}, after: now }]
    const step = differing(before, now)
    return Object.keys(step.after).length > 0 ? [{ change, ...step }] : []
  })
}

/** What takes one step back, whatever came after it; null where nothing of it stands. Attributes that others set stay. */
export function stepBack(step: HistoryStep<LoggedChange>, current: Annotation): AnnotationPatch | null {
  if (step.change.kind !== 'update') return null
  const { attributes: was, ...others } = step.before
  const names = Object.keys(step.after.attributes ?? {}).concat(Object.keys(was ?? {}))
  const kept = Object.entries(current.attributes).filter(([key]) => !names.includes(key))
  const patch = { ...others, ...(names.length > 0 && { attributes: { ...Object.fromEntries(kept), ...was } }) }
  return JSON.stringify({ ...current, ...patch }) === JSON.stringify(current) ? null : { id: current.id, ...patch }
}

/**
 * Steps, newest first, with those next to each other that say the same as one: what was before the first of them and after
 * the last. `says` is what a step is told as; only changes of what was there already are joined.
 */
export function joinedSteps<T extends LoggedChange>(
  steps: readonly HistoryStep<T>[],
  says: (step: HistoryStep<T>) => string,
): { readonly step: HistoryStep<T>; readonly count: number }[] {
  const joined: { step: HistoryStep<T>; count: number }[] = []
  for (const step of steps) {
    const newer = joined.at(-1)
    if (newer && step.change.kind === 'update' && says(newer.step) === says(step))
      joined[joined.length - 1] = { step: { ...newer.step, before: step.before }, count: newer.count + 1 }
    else joined.push({ step, count: 1 })
  }
  return joined
}

const NAMES = ['tag', 'parts', 'attributes', 'note', 'confidence'] as const
const EMPTY = { attributes: {}, note: '', confidence: null }

function attributesOf(now: Fields, { body, was }: LoggedChange): Fields {
  if (!body.attributes || !was?.attributes) return {}
  return { attributes: setOver(now.attributes ?? {}, was.attributes, body.attributes) }
}

function fieldsOf(body: Fields): Fields {
  return Object.fromEntries(NAMES.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]))
}

function differing(before: Fields, after: Fields): { before: Fields; after: Fields } {
  const was: Record<string, unknown> = { ...EMPTY, ...before }
  const is: Record<string, unknown> = { ...EMPTY, ...after }
  const names = NAMES.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
  const pick = (from: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, from[name]]))
  const [a, b] = [pick(was), pick(is)]
  if (!names.includes('attributes')) return { before: a, after: b }
  const values = [a.attributes, b.attributes] as [Record<string, unknown>, Record<string, unknown>]
  const [old, fresh] = [only(values[0], values[1]), only(values[1], values[0])]
  return { before: { ...a, attributes: old }, after: { ...b, attributes: fresh } } as { before: Fields; after: Fields }
}

const only = (one: Record<string, unknown>, other: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(one).filter(([key, value]) => other[key] !== value))
