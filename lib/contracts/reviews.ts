import { z } from 'zod'
import { VERDICTS } from '@/lib/domain/review/decision'
import { REJECT_REASON_KEYS } from '@/lib/domain/review/reasons'
import { REVIEW_STATES } from '@/lib/domain/review/state'
import { attributes, part, personView } from './annotation-sets'
import { operation } from './operation'
import { clientId, listOf, moment, pageQuery, prose, serverId } from './primitives'

const comment = prose(10_000)
const proposalInput = z.strictObject({
  tag: z.string().min(1).max(120).optional(),
  parts: z.array(part).min(1).max(100).optional(),
  attributes: attributes.optional(),
})

/** Reject needs a reason, fix a proposal, discuss a comment. */
export const decisionInput = z
  .strictObject({
    /** the decision's id, made by the client: sent again, it is answered with the same decision and nothing is written */
    id: clientId.optional(),
    verdict: z.enum(VERDICTS),
    reason: z.enum(REJECT_REASON_KEYS).optional(),
    comment: comment.optional(),
    proposal: proposalInput.optional(),
  })
  .refine((body) => body.verdict !== 'reject' || body.reason !== undefined, { path: ['reason'], message: 'say why it is rejected' })
  .refine((body) => body.verdict !== 'fix' || body.proposal !== undefined, { path: ['proposal'], message: 'say what it should be' })
  .refine((body) => body.verdict !== 'discuss' || Boolean(body.comment?.trim()), {
    path: ['comment'],
    message: 'say what is to be discussed',
  })
  .refine((body) => body.verdict === 'reject' || body.reason === undefined, { path: ['reason'], message: 'only with reject' })
  .refine((body) => body.verdict === 'fix' || body.proposal === undefined, { path: ['proposal'], message: 'only with fix' })
export type DecisionInput = z.infer<typeof decisionInput>

export const decisionView = z
  .object({
    id: z.string(),
    setId: z.string(),
    annotationId: z.string(),
    reviewer: personView,
    verdict: z.enum(VERDICTS),
    reason: z.string().nullable(),
    comment: z.string(),
    proposal: z
      .object({
        tag: z.string().optional(),
        parts: z.array(z.object({ start: z.int(), end: z.int(), quote: z.string() })).optional(),
        attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      })
      .nullable(),
    /** the set's revision that was judged: a later change of the annotation opens it again */
    revision: z.int().nullable(),
    createdAt: moment,
    supersededAt: moment.nullable(),
    answer: z.object({ agrees: z.boolean(), comment: z.string(), createdAt: moment }).nullable(),
  })
  .meta({ id: 'Decision' })
export type DecisionView = z.infer<typeof decisionView>

export const commentView = z
  .object({
    id: z.string(),
    annotationId: z.string(),
    author: personView,
    /** empty when it was deleted */
    body: z.string(),
    createdAt: moment,
    deletedAt: moment.nullable(),
  })
  .meta({ id: 'Comment' })
export type CommentView = z.infer<typeof commentView>

export const reviewView = z
  .object({
    setId: z.string(),
    states: z.record(z.string(), z.enum(REVIEW_STATES)),
    decisions: z.array(decisionView),
  })
  .meta({ id: 'Review' })
export const goldView = z
  .object({
    setId: z.string(),
    settledFromId: z.string(),
    revision: z.int(),
    annotations: z.int(),
    relations: z.int(),
    /** relations of the reading that gold cannot hold */
    relationsLeftOut: z.int(),
  })
  .meta({ id: 'Gold' })
export type GoldView = z.infer<typeof goldView>

const setParams = z.strictObject({ set: serverId })
const annotationParams = z.strictObject({ annotation: clientId })
const decisionParams = z.strictObject({ decision: serverId })
const commentParams = z.strictObject({ annotation: clientId, comment: serverId })
const commentBody = z.strictObject({
  body: prose(10_000)
    .refine((body) => body.trim() !== '', 'say something')
    .meta({ minLength: 1 }),
})

export const decide = operation({
  id: 'decide',
  method: 'POST',
  path: '/annotations/{annotation}/decisions',
  summary: 'A verdict on an annotation of a submitted reading; a newer one of the same reviewer stands for the older',
  note: 'Reject needs a reason, fix a proposal, discuss a comment.',
  reach: 'annotate',
  problems: ['self-review', 'not-submitted', 'proposal-refused', 'already-exists'],
  params: annotationParams,
  body: decisionInput,
  example: { verdict: 'reject', reason: 'wrong-tag', comment: 'It is a cue, not a source.' },
  response: decisionView,
  status: 201,
})
export const listDecisions = operation({
  id: 'listDecisions',
  method: 'GET',
  path: '/annotations/{annotation}/decisions',
  summary: 'All decisions on an annotation, newest first, superseded ones too',
  reach: 'read',
  params: annotationParams,
  query: z.strictObject(pageQuery),
  response: listOf(decisionView),
})
export const readDecision = operation({
  id: 'readDecision',
  method: 'GET',
  path: '/decisions/{decision}',
  summary: 'A decision, whether it stands or not',
  reach: 'read',
  params: decisionParams,
  response: decisionView,
})
export const readReview = operation({
  id: 'readReview',
  method: 'GET',
  path: '/annotation-sets/{set}/decisions',
  summary: 'Where the review of a reading stands: the state of each annotation and the standing decisions',
  reach: 'read',
  params: setParams,
  response: reviewView,
})
export const acceptRest = operation({
  id: 'acceptRest',
  method: 'POST',
  path: '/annotation-sets/{set}/decisions/accept-rest',
  summary: 'Accept every annotation of a reading that has no verdict yet, all or none; sent again with its id, answered as the first time',
  reach: 'annotate',
  problems: ['self-review', 'not-submitted'],
  params: setParams,
  body: z.strictObject({ id: clientId.optional() }),
  example: { id: '0193595b-0000-7000-8000-000000000003' },
  response: z.object({ decisions: z.array(z.string()) }),
})
export const withdrawDecision = operation({
  id: 'withdrawDecision',
  method: 'POST',
  path: '/decisions/{decision}/withdraw',
  summary: 'Take back my own decision; the one it took the place of stands again',
  reach: 'annotate',
  problems: ['superseded', 'self-review'],
  params: decisionParams,
  response: z.object({ withdrawn: z.array(z.string()) }),
})
export const withdrawDecisions = operation({
  id: 'withdrawDecisions',
  method: 'POST',
  path: '/annotation-sets/{set}/decisions/withdraw',
  summary: 'Take back several of my own decisions on a reading, all or none',
  reach: 'annotate',
  problems: ['superseded', 'self-review'],
  params: setParams,
  body: z.strictObject({ decisions: z.array(serverId).min(1).max(20_000) }),
  example: { decisions: ['01936f6e-4c1e-7a52-9d0b-5f2f6f3f9a10'] },
  response: z.object({ withdrawn: z.array(z.string()) }),
})
export const answerDecision = operation({
  id: 'answerDecision',
  method: 'POST',
  path: '/decisions/{decision}/answer',
  summary: 'The reader’s one answer to a decision on their annotation',
  reach: 'annotate',
  problems: ['already-answered', 'superseded'],
  params: decisionParams,
  body: z.strictObject({ agrees: z.boolean(), comment: comment.optional() }),
  example: { agrees: false, comment: 'The guidelines, section 3.' },
  response: decisionView,
  status: 201,
})
export const listComments = operation({
  id: 'listComments',
  method: 'GET',
  path: '/annotations/{annotation}/comments',
  summary: 'The discussion of an annotation, oldest first',
  reach: 'read',
  params: annotationParams,
  query: z.strictObject(pageQuery),
  response: listOf(commentView),
})
export const readComment = operation({
  id: 'readComment',
  method: 'GET',
  path: '/annotations/{annotation}/comments/{comment}',
  summary: 'One word of a discussion',
  reach: 'read',
  params: commentParams,
  response: commentView,
})
export const listSetComments = operation({
  id: 'listSetComments',
  method: 'GET',
  path: '/annotation-sets/{set}/comments',
  summary: 'The discussions of all annotations of a set, oldest first',
  reach: 'read',
  params: setParams,
  query: z.strictObject(pageQuery),
  response: listOf(commentView),
})
export const addComment = operation({
  id: 'addComment',
  method: 'POST',
  path: '/annotations/{annotation}/comments',
  summary: 'Say something in the discussion of an annotation',
  reach: 'annotate',
  problems: ['already-exists'],
  params: annotationParams,
  body: commentBody.extend({ id: clientId.optional() }),
  example: { body: 'Whose words are these?' },
  response: commentView,
  status: 201,
})
export const changeComment = operation({
  id: 'changeComment',
  method: 'PATCH',
  path: '/annotations/{annotation}/comments/{comment}',
  summary: 'Change my own words',
  reach: 'annotate',
  params: commentParams,
  body: commentBody,
  example: { body: 'Whose words are these, the minister’s?' },
  response: commentView,
})
export const deleteComment = operation({
  id: 'deleteComment',
  method: 'DELETE',
  path: '/annotations/{annotation}/comments/{comment}',
  summary: 'Delete my own words (who manages the project: anybody’s); that something was said there stays visible',
  reach: 'annotate',
  params: commentParams,
  response: commentView,
})
export const settleGold = operation({
  id: 'settleGold',
  method: 'POST',
  path: '/annotation-sets/{set}/gold',
  summary: 'Make gold of a reading of which every annotation is decided: accepted and fixed ones are taken over',
  reach: 'annotate',
  problems: ['self-review', 'not-submitted', 'still-open', 'proposal-refused'],
  params: setParams,
  response: goldView,
})
