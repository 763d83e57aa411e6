import type { Link } from '@/components/article/Connectors'
import type { Resizing } from '@/components/article/EdgeHandles'
import type { Annotation, Relation } from '@/lib/domain/annotation/annotation'
import type { Desk } from './desk'
import { edgeAt } from './edges'
import { words } from './strings'
import { partOf } from './tagging'

/** The arrows of some relations. */
export function linksOf(relations: readonly Relation[], annotations: ReadonlyMap<string, Annotation>): Link[] {
  return relations.flatMap(({ id, from, to }) => {
    const [a, b] = [annotations.get(from), annotations.get(to)]
    return a && b ? [{ key: id, from: a.parts, to: b.parts }] : []
  })
}

/** What dragging an edge of the focused annotation does. */
export const resizingOf = (desk: Desk): Omit<Resizing, 'show'> => ({
  preview: (part, edge, offset, exact) => edgeAt(desk, part, edge, offset, exact),
  take: (parts) => desk.update(words.resized, { parts: parts.map((part) => partOf(desk.text, part)) }),
})
