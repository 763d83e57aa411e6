import type { CommentView, DecisionView } from '@/lib/contracts/reviews'
import type { CommentRow } from '@/lib/data/comments'
import type { DecisionRow } from '@/lib/data/decisions'

/** What leaves of a decision. */
export const shapeDecision = (row: DecisionRow): DecisionView => ({
  id: row.id,
  setId: row.setId,
  annotationId: row.annotationId,
  reviewer: { id: row.reviewer.id, name: row.reviewer.name },
  verdict: row.verdict,
  reason: row.reason,
  comment: row.comment,
  proposal: row.proposal && {
    ...(row.proposal.tag !== undefined && { tag: row.proposal.tag }),
    ...(row.proposal.parts && { parts: row.proposal.parts.map(({ start, end, quote }) => ({ start, end, quote })) }),
    ...(row.proposal.attributes && { attributes: { ...row.proposal.attributes } }),
  },
  revision: row.revision,
  createdAt: row.createdAt.toISOString(),
  supersededAt: row.supersededAt?.toISOString() ?? null,
  answer: row.answer && { agrees: row.answer.agrees, comment: row.answer.comment, createdAt: row.answer.createdAt.toISOString() },
})

/** What leaves of a comment: of a deleted one only that it was there. */
export const shapeComment = (row: CommentRow): CommentView => ({
  id: row.id,
  annotationId: row.annotationId,
  author: { id: row.author.id, name: row.author.name },
  body: row.deletedAt ? '' : row.body,
  createdAt: row.createdAt.toISOString(),
  deletedAt: row.deletedAt?.toISOString() ?? null,
})
