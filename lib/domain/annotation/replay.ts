import type { Annotation, Relation } from './annotation'
import { type Change, emptyContent, type SetContent } from './change'
import { updated } from './made-upon'

/**
 * What a set holds after these applied changes, from nothing or from what it held before. Changes are taken at their word: they were checked when they
 * were applied, under the tagset of that day. An annotation that goes takes its relations along.
 */
export function replay(changes: Iterable<Change>, before: SetContent = emptyContent()): SetContent {
  const annotations = new Map(before.annotations)
  const relations = new Map(before.relations)
  for (const change of changes) {
    if ('annotation' in change) replayAnnotation(annotations, relations, change)
    else replayRelation(relations, change)
  }
  return { annotations, relations }
}

function replayAnnotation(
  annotations: Map<string, Annotation>,
  relations: Map<string, Relation>,
  change: Extract<Change, { annotation: unknown }>,
) {
  const { id } = change.annotation
  if (change.kind === 'create') {
    const { tag, parts, attributes = {}, note = '', confidence = null, takenFromId = null } = change.annotation
    annotations.set(id, { id, tag, parts, attributes, note, confidence, takenFromId })
  } else if (change.kind === 'update') {
    const old = annotations.get(id)
    if (old) annotations.set(id, updated(old, change))
  } else {
    annotations.delete(id)
    for (const relation of relations.values()) if (relation.from === id || relation.to === id) relations.delete(relation.id)
  }
}

function replayRelation(relations: Map<string, Relation>, change: Extract<Change, { relation: unknown }>) {
  const { id } = change.relation
  if (change.kind === 'create') {
    const { type, from, to, attributes = {} } = change.relation
    relations.set(id, { id, type, from, to, attributes })
  } else if (change.kind === 'update') {
    const old = relations.get(id)
    if (old) relations.set(id, updated(old, change))
  } else relations.delete(id)
}

/** How two contents differ, as sentences naming ids; none when they are the same. */
export function differences(expected: SetContent, found: SetContent): string[] {
  return [...differ('annotation', expected.annotations, found.annotations), ...differ('relation', expected.relations, found.relations)]
}

function* differ<T extends object>(what: string, expected: ReadonlyMap<string, T>, found: ReadonlyMap<string, T>): Generator<string> {
  for (const [id, value] of expected) {
    const other = found.get(id)
    if (!other) yield `${what} ${id} is missing`
    else if (canonical(value) !== canonical(other)) yield `${what} ${id} is not what its changes say`
  }
  for (const id of found.keys()) if (!expected.has(id)) yield `${what} ${id} is there without a change that made it`
}

/** JSON with sorted keys, so that what is the same reads the same. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
