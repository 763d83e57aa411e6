import type { Annotation } from '../annotation/annotation'
import { type ChangeContext, checkAnnotation } from '../annotation/apply-changes'
import type { Refusal } from '../annotation/change'
import { failure, type Result } from '../result'
import { findTag } from '../tagset/tagset'
import type { Proposal } from './decision'

/**
 * The annotation as a proposal would have it, checked against text and tagset as a change is. A proposal for another tag
 * that says nothing of attributes keeps those that the other tag has too.
 */
export function applyProposal(annotation: Annotation, proposal: Proposal, context: ChangeContext): Result<Annotation, Refusal> {
  const tag = findTag(context.tagset, proposal.tag ?? annotation.tag)
  const kept = Object.entries(annotation.attributes).filter(([key]) => tag?.attributes.includes(key))
  const attributes = proposal.attributes ?? (proposal.tag === undefined ? annotation.attributes : Object.fromEntries(kept))
  const { tag: tagKey = annotation.tag, parts = annotation.parts } = proposal
  return checkAnnotation({ ...annotation, tag: tagKey, parts, attributes }, context)
}

/** Only what a proposal really changes, or `nothing-proposed`; refused like a change when it does not hold. */
export function checkProposal(
  annotation: Annotation,
  proposal: Proposal,
  context: ChangeContext,
): Result<Proposal, Refusal | 'nothing-proposed'> {
  const proposed = applyProposal(annotation, proposal, context)
  if (!proposed.ok) return proposed
  const { tag, parts, attributes } = proposed.value
  const difference = {
    ...(tag !== annotation.tag && { tag }),
    ...(!sameParts(parts, annotation.parts) && { parts }),
    ...(!sameAttributes(attributes, annotation.attributes) && { attributes }),
  }
  if (Object.keys(difference).length === 0) return failure('nothing-proposed', 'The proposal says what the annotation says already.')
  return { ok: true, value: difference }
}

export const sameParts = (a: Annotation['parts'], b: Annotation['parts']): boolean =>
  a.length === b.length && a.every((part, index) => part.start === b[index]?.start && part.end === b[index]?.end)

export function sameAttributes(a: Annotation['attributes'], b: Annotation['attributes']): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key])
}
