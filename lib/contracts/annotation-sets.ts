import { z } from 'zod'
import { CONFIDENCES } from '@/lib/domain/annotation/annotation'
import { REFUSALS } from '@/lib/domain/annotation/change'
import { operation } from './operation'
import { clientId, listOf, moment, offset, pageQuery, prose, serverId } from './primitives'

/** At most so many changes in one batch. */
export const CHANGES_LIMIT = 5000

export const part = z.strictObject({ start: offset, end: offset, quote: z.string().max(2_000_000) })
const attributeValue = z.union([z.string().max(2000), z.number().int().min(-1e9).max(1e9), z.boolean()])
/** Attribute keys to values. Keys are checked against the tagset; those of the object prototype are refused here. */
export const attributes = z.record(z.string().regex(/^(?!__proto__$|constructor$|prototype$)[A-Za-z][A-Za-z0-9_-]{0,63}$/), attributeValue)
const tagKey = z.string().min(1).max(120)

const annotationBody = z.strictObject({
  id: clientId,
  tag: tagKey,
  parts: z.array(part).min(1).max(100),
  attributes: attributes.optional(),
  note: prose(20_000).optional(),
  confidence: z.enum(CONFIDENCES).nullable().optional(),
  takenFromId: clientId.nullable().optional(),
})
const annotationPatch = annotationBody.omit({ takenFromId: true }).partial().required({ id: true })
const relationBody = z.strictObject({ id: clientId, type: tagKey, from: clientId, to: clientId, attributes: attributes.optional() })
const relationPatch = relationBody.partial().required({ id: true })
const target = z.strictObject({ id: clientId })
const WAS =
  'The values of the fields of this update that it was made upon. What was changed meanwhile to something else again is then refused (`changed-elsewhere`), and attributes are set one by one, those of others stay. Without it the update overwrites what is there.'

/** One change: exactly one of `annotation` and `relation`. */
export const change = z.union([
  z.strictObject({ id: clientId, kind: z.literal('create'), annotation: annotationBody }).meta({ id: 'CreateAnnotation' }),
  z
    .strictObject({
      id: clientId,
      kind: z.literal('update'),
      annotation: annotationPatch,
      was: annotationPatch.omit({ id: true }).optional().describe(WAS),
    })
    .meta({ id: 'UpdateAnnotation' }),
  z.strictObject({ id: clientId, kind: z.literal('delete'), annotation: target }).meta({ id: 'DeleteAnnotation' }),
  z.strictObject({ id: clientId, kind: z.literal('create'), relation: relationBody }).meta({ id: 'CreateRelation' }),
  z
    .strictObject({
      id: clientId,
      kind: z.literal('update'),
      relation: relationPatch,
      was: relationPatch.omit({ id: true }).optional().describe(WAS),
    })
    .meta({ id: 'UpdateRelation' }),
  z.strictObject({ id: clientId, kind: z.literal('delete'), relation: target }).meta({ id: 'DeleteRelation' }),
])

export const changesBody = z.strictObject({ changes: z.array(change).min(1).max(CHANGES_LIMIT) })
export const changesAnswer = z
  .object({
    revision: z.int(),
    applied: z.array(z.string()),
    refused: z.array(z.object({ id: z.string(), reason: z.enum(REFUSALS), detail: z.string() })),
  })
  .meta({ id: 'ChangesAnswer' })
export type ChangesAnswer = z.infer<typeof changesAnswer>

export const annotationView = z
  .object({
    id: z.string(),
    tag: z.string(),
    layer: z.string(),
    parts: z.array(z.object({ start: z.int(), end: z.int(), quote: z.string() })),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    note: z.string(),
    confidence: z.enum(CONFIDENCES).nullable(),
    tagsetRevision: z.int(),
    takenFromId: z.string().nullable(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Annotation' })
export const relationView = z
  .object({
    id: z.string(),
    type: z.string(),
    from: z.string(),
    to: z.string(),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .meta({ id: 'Relation' })
export const personView = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Person' })

export const setSummary = z
  .object({
    id: z.string(),
    projectId: z.string(),
    documentId: z.string(),
    textId: z.string(),
    owner: personView.nullable(),
    kind: z.enum(['annotator', 'gold', 'suggester']),
    name: z.string().nullable(),
    state: z.enum(['open', 'submitted']),
    revision: z.int(),
    /** of gold: the reading it was settled from */
    settledFromId: z.string().nullable(),
    createdAt: moment,
    submittedAt: moment.nullable(),
  })
  .meta({ id: 'AnnotationSetSummary' })
export const setView = setSummary
  .extend({ annotations: z.array(annotationView), relations: z.array(relationView) })
  .meta({ id: 'AnnotationSet' })
export type SetSummary = z.infer<typeof setSummary>
export type SetView = z.infer<typeof setView>
export type AnnotationView = z.infer<typeof annotationView>

const setParams = z.strictObject({ set: serverId })
const documentParams = z.strictObject({ document: serverId })

export const createOwnSet = operation({
  id: 'createOwnSet',
  method: 'POST',
  path: '/documents/{document}/annotation-sets',
  summary: 'My own annotation set of the document’s current text',
  note: 'Answers 200 with the set that is there when there is one: ask it before you send changes.',
  reach: 'annotate',
  problems: ['not-frozen'],
  params: documentParams,
  response: setView,
  status: 201,
  alsoStatus: [200],
})
export const listSets = operation({
  id: 'listSets',
  method: 'GET',
  path: '/documents/{document}/annotation-sets',
  summary: 'The annotation sets of a document that the caller may see',
  reach: 'read',
  params: documentParams,
  query: z.strictObject(pageQuery),
  response: listOf(setSummary),
})
export const readSet = operation({
  id: 'readSet',
  method: 'GET',
  path: '/annotation-sets/{set}',
  summary: 'An annotation set with its annotations and relations',
  note: 'During the blind phase the set of somebody else is not there: 404.',
  reach: 'read',
  params: setParams,
  response: setView,
})
export const readAnnotation = operation({
  id: 'readAnnotation',
  method: 'GET',
  path: '/annotations/{annotation}',
  summary: 'An annotation of a set that the caller may see',
  reach: 'read',
  params: z.strictObject({ annotation: clientId }),
  response: annotationView.extend({ setId: z.string() }),
})
export const applyChanges = operation({
  id: 'applyChanges',
  method: 'POST',
  path: '/annotation-sets/{set}/changes',
  summary: 'Apply changes to my own set, each at most once',
  note: 'Acceptable changes are applied in order, in one transaction. A refused one takes only those with it that depend on it; a change already applied counts as applied. Offsets are UTF-16 code units, and the quote must be what stands there.',
  reach: 'annotate',
  problems: ['set-submitted'],
  params: setParams,
  body: changesBody,
  example: {
    changes: [
      {
        id: '0193595b-0000-7000-8000-000000000001',
        kind: 'create',
        annotation: {
          id: '0193595b-0000-7000-8000-000000000002',
          tag: 'sourcing.content',
          parts: [{ start: 865, end: 873, quote: 'reported' }],
          attributes: { quoteMode: 'indirect' },
        },
      },
    ],
  },
  response: changesAnswer,
})
export const submitSet = operation({
  id: 'submitSet',
  method: 'POST',
  path: '/annotation-sets/{set}/submit',
  summary: 'Submit my own reading',
  note: 'From then on it takes no changes; others who may see it see it, and you see theirs.',
  reach: 'annotate',
  params: setParams,
  response: setSummary,
})
export const reopenSet = operation({
  id: 'reopenSet',
  method: 'POST',
  path: '/annotation-sets/{set}/reopen',
  summary: 'Give a submitted reading back to its reader',
  reach: 'annotate',
  problems: ['self-review'],
  params: setParams,
  response: setSummary,
})

export const changeView = z
  .object({
    id: z.string(),
    sequence: z.int(),
    kind: z.enum(['create', 'update', 'delete']),
    subject: z.enum(['annotation', 'relation']),
    subjectId: z.string(),
    body: z.record(z.string(), z.unknown()),
    author: personView.nullable(),
    createdAt: moment,
  })
  .meta({ id: 'Change' })
export type ChangeView = z.infer<typeof changeView>
/** `state`: whether the set takes changes now. */
export const changesPage = listOf(changeView).extend({ state: z.enum(['open', 'submitted']) })
export type ChangesPage = z.infer<typeof changesPage>
const changesQuery = z.strictObject({
  cursor: z.coerce.number().int().min(0).default(0),
  limit: pageQuery.limit,
  subject: clientId.optional(),
})
export const listChanges = operation({
  id: 'listChanges',
  method: 'GET',
  path: '/annotation-sets/{set}/changes',
  summary: 'The changes of a set, oldest first; of one annotation or relation with `subject`',
  note: 'Nothing of a set is ever forgotten: replayed in order, its changes give what it holds. `cursor` is the sequence number after which they begin, so that one who has them up to there asks for the rest only.',
  reach: 'read',
  params: setParams,
  query: changesQuery,
  response: changesPage,
})
