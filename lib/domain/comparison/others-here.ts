import type { Part } from '../annotation/annotation'
import type { Span } from '../text/text'

/** An annotation as far as its place and its judgement go. */
export type Placed = { readonly tag: string; readonly parts: readonly (Span | Part)[] }
export type OthersAnnotation = Placed & { readonly id: string; readonly layer: string }
/** What one other reading says at a span. */
export type OtherHere<A extends OthersAnnotation = OthersAnnotation> =
  | { readonly kind: 'same'; readonly annotation: A; readonly exact: boolean }
  | { readonly kind: 'other'; readonly annotation: A; readonly exact: boolean }
  | { readonly kind: 'nothing' }

/** How many characters two spans of parts have in common, in UTF-16 code units. Parts of one span do not overlap. */
export function commonLength(a: readonly Span[], b: readonly Span[]): number {
  let common = 0
  for (const one of a) for (const two of b) common += Math.max(0, Math.min(one.end, two.end) - Math.max(one.start, two.start))
  return common
}

const lengthOf = (parts: readonly Span[]) => parts.reduce((sum, part) => sum + part.end - part.start, 0)

/** How alike two places are: common characters over all characters of both (Jaccard), 0 apart to 1 equal. */
export function overlapOf(a: readonly Span[], b: readonly Span[]): number {
  const common = commonLength(a, b)
  return common === 0 ? 0 : common / (lengthOf(a) + lengthOf(b) - common)
}

/**
 * What another reading says where an annotation stands: the same tag on characters in common, else another tag of the
 * same layer there, else nothing. Of several, the most alike in place; at a tie the first in text order, then by id.
 * Other layers are other questions: they neither agree nor differ.
 */
export function otherHere<A extends OthersAnnotation>(focused: Placed & { readonly layer: string }, reading: readonly A[]): OtherHere<A> {
  const here = reading
    .filter((annotation) => annotation.layer === focused.layer)
    .map((annotation) => ({ annotation, overlap: overlapOf(focused.parts, annotation.parts) }))
    .filter(({ overlap }) => overlap > 0)
    .sort((a, b) => b.overlap - a.overlap || startOf(a.annotation) - startOf(b.annotation) || (a.annotation.id < b.annotation.id ? -1 : 1))
  const same = here.find(({ annotation }) => annotation.tag === focused.tag)
  const found = same ?? here[0]
  if (!found) return { kind: 'nothing' }
  return { kind: same ? 'same' : 'other', annotation: found.annotation, exact: found.overlap === 1 }
}

const startOf = (annotation: Placed) => annotation.parts[0]?.start ?? 0
