import type { Annotation, Relation } from './annotation'
import { type Change, type SetContent, subjectIdOf } from './change'

/**
 * The changes that take back applied changes, to be applied in the given order: `content` is what the set held before them,
 * `newId` makes an id for each. Taking back a delete makes the annotation again under its own id, with the relations that
 * went with it. Apply, then apply the inverse: the set is as it was.
 */
export function inverseChanges(content: SetContent, changes: readonly Change[], newId: () => string): Change[] {
  const [only, ...more] = changes
  if (only && more.length === 0) return inverseOf(only, content, newId) // nothing follows that would have to see what it did
  const annotations = new Map(content.annotations)
  const relations = new Map(content.relations)
  const undone: Change[][] = []
  for (const change of changes) {
    undone.unshift(inverseOf(change, { annotations, relations }, newId))
    step(change, annotations, relations)
  }
  return undone.flat()
}

type Annotations = Map<string, Annotation>
type Relations = Map<string, Relation>

function inverseOf(change: Change, { annotations, relations }: SetContent, newId: () => string): Change[] {
  const id = subjectIdOf(change)
  if ('annotation' in change) {
    const old = annotations.get(id)
    if (change.kind === 'create') return [{ id: newId(), kind: 'delete', annotation: { id } }]
    if (!old) return []
    if (change.kind === 'update') return [{ id: newId(), kind: 'update', annotation: { id, ...fieldsOf(old, change.annotation) } }]
    const hanging = [...relations.values()].filter((relation) => relation.from === id || relation.to === id)
    return [
      { id: newId(), kind: 'create', annotation: old },
      ...hanging.map((relation): Change => ({ id: newId(), kind: 'create', relation })),
    ]
  }
  const old = relations.get(id)
  if (change.kind === 'create') return [{ id: newId(), kind: 'delete', relation: { id } }]
  if (!old) return []
  if (change.kind === 'update') return [{ id: newId(), kind: 'update', relation: { id, ...fieldsOf(old, change.relation) } }]
  return [{ id: newId(), kind: 'create', relation: old }]
}

/** The old values of the fields that a patch names. */
function fieldsOf<T extends { readonly id: string }>(old: T, patch: { readonly id: string }): Partial<T> {
  const fields = Object.keys(patch).filter((key) => key !== 'id' && key in old) as (keyof T)[]
  return Object.fromEntries(fields.map((field) => [field, old[field]])) as Partial<T>
}

function step(change: Change, annotations: Annotations, relations: Relations): void {
  const id = subjectIdOf(change)
  if ('annotation' in change) {
    if (change.kind === 'delete') {
      annotations.delete(id)
      for (const relation of [...relations.values()]) if (relation.from === id || relation.to === id) relations.delete(relation.id)
    } else {
      const fresh: Annotation = { id, tag: '', parts: [], attributes: {}, note: '', confidence: null, takenFromId: null }
      annotations.set(id, { ...fresh, ...annotations.get(id), ...change.annotation })
    }
  } else if (change.kind === 'delete') relations.delete(id)
  else relations.set(id, { ...{ id, type: '', from: '', to: '', attributes: {} }, ...relations.get(id), ...change.relation })
}
