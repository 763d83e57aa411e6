import type { Annotation, Attributes, Part } from '../annotation/annotation'
import { wordEdge } from '../annotation/selecting'
import { findTag, type Tagset } from '../tagset/tagset'
import type { Span, Text } from '../text/text'
import type { Proposal } from './decision'
import { sameAttributes, sameParts } from './proposal'

/** What a fix would make of an annotation, while it is being said. */
export type ProposalDraft = { readonly tag: string; readonly parts: readonly Part[]; readonly attributes: Attributes }

/** Another tag; attributes that it does not have are dropped. */
export function withTag(draft: ProposalDraft, tag: string, tagset: Tagset): ProposalDraft {
  const known = findTag(tagset, tag)?.attributes ?? []
  return { ...draft, tag, attributes: Object.fromEntries(Object.entries(draft.attributes).filter(([key]) => known.includes(key))) }
}

/** The span as one part from start to end of a selection. */
export const withSpan = (draft: ProposalDraft, { start, end }: Span, text: Text): ProposalDraft =>
  end > start ? { ...draft, parts: [{ start, end, quote: text.characters.slice(start, end) }] } : draft

/** One edge of the whole moved by a word; unchanged where nothing would be left. */
export function withEdge(
  draft: ProposalDraft,
  edge: 'start' | 'end',
  direction: 1 | -1,
  { text, language }: { text: Text; language: string | null },
): ProposalDraft {
  const at = edge === 'start' ? 0 : draft.parts.length - 1
  const part = draft.parts[at]
  if (!part) return draft
  const moved = { start: part.start, end: part.end, [edge]: wordEdge(text, part[edge], direction, edge, language) }
  const beside = draft.parts[edge === 'start' ? 1 : at - 1]
  const clear = beside === undefined || beside === part || (edge === 'start' ? moved.end <= beside.start : moved.start >= beside.end)
  if (moved.end <= moved.start || !clear) return draft
  return { ...draft, parts: draft.parts.with(at, { ...moved, quote: text.characters.slice(moved.start, moved.end) }) }
}

/** Only what differs from the annotation; null when nothing does. */
export function proposalOf(draft: ProposalDraft, annotation: Pick<Annotation, 'tag' | 'parts' | 'attributes'>): Proposal | null {
  const proposal = {
    ...(draft.tag !== annotation.tag && { tag: draft.tag }),
    ...(!sameParts(draft.parts, annotation.parts) && { parts: draft.parts }),
    ...(!sameAttributes(draft.attributes, annotation.attributes) && { attributes: draft.attributes }),
  }
  return Object.keys(proposal).length > 0 ? proposal : null
}
