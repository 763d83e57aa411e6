import { findAttribute, findTag, type Tagset } from '../tagset/tagset'
import { type Annotation, hull } from './annotation'
import type { SetContent } from './change'

/** Something that a reading may still lack: never a reason to refuse it. */
export type Lack =
  | { readonly kind: 'attribute'; readonly annotation: Annotation; readonly attribute: string }
  | { readonly kind: 'source'; readonly annotation: Annotation }

const ATTRIBUTION = 'attribution'
const CUE = 'sourcing.cue'
const CONTENT = 'sourcing.content'
const SOURCE = 'sourcing.source'

/**
 * What a reading lacks before it is submitted, in text order: required attributes that are not set, and attributions (a cue, or
 * a content without a cue) that no source belongs to. `attribute` is the attribute's name.
 */
export function checklistOf(tagset: Tagset, content: SetContent): Lack[] {
  const joined = joinedTags(content)
  return [...content.annotations.values()]
    .sort((a, b) => hull(a.parts).start - hull(b.parts).start)
    .flatMap((annotation) => [...missingAttributes(tagset, annotation), ...missingSource(annotation, joined.get(annotation.id))])
}

function missingAttributes(tagset: Tagset, annotation: Annotation): Lack[] {
  return (findTag(tagset, annotation.tag)?.required ?? [])
    .filter((key) => String(annotation.attributes[key] ?? '').trim() === '')
    .map((key) => ({ kind: 'attribute', annotation, attribute: findAttribute(tagset, key)?.name ?? key }))
}

function missingSource(annotation: Annotation, joined: ReadonlySet<string> = new Set()): Lack[] {
  const attributes = annotation.tag === CUE || (annotation.tag === CONTENT && !joined.has(CUE))
  return attributes && !joined.has(SOURCE) ? [{ kind: 'source', annotation }] : []
}

/** By annotation, the tags of those it belongs to by an attribution. */
function joinedTags({ annotations, relations }: SetContent): Map<string, Set<string>> {
  const joined = new Map<string, Set<string>>()
  const join = (id: string, other: string) => {
    const tag = annotations.get(other)?.tag
    if (tag) joined.set(id, (joined.get(id) ?? new Set()).add(tag))
  }
  for (const { type, from, to } of relations.values()) {
    if (type !== ATTRIBUTION) continue
    join(from, to)
    join(to, from)
  }
  return joined
}
