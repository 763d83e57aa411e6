import { z } from 'zod'
import { REVIEW_STATES } from '@/lib/domain/review/state'
import { PROJECT_ROLES } from './choices'
import { operation } from './operation'
import { listOf, moment, pageQuery, serverId } from './primitives'

/*
 * What the screens of a project show beside its things themselves: counts and progress, over what the caller may see.
 */
const name = z.object({ id: z.string(), title: z.string() })
const documentProgress = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string().nullable(),
    publishedAt: z.string().nullable(),
    byline: z.string().nullable(),
    language: z.string().nullable(),
    original: name.nullable(),
    readers: z.array(z.object({ id: z.string(), name: z.string(), state: z.enum(['assigned', 'reading', 'submitted']) })),
    /** draft, nobody began, some read, all who should have read, settled in a gold set */
    stage: z.enum(['draft', 'untouched', 'reading', 'read', 'settled']),
    /** how long the caller was at work on it, in seconds; null where it is not assigned to the caller */
    ownSeconds: z.int().min(0).nullable(),
    /** how far the caller's own reading is */
    own: z.enum(['reading', 'submitted']).nullable(),
    /** annotations in the readers' sets; null when none of them is to be seen */
    tagCount: z.int().nullable(),
    /** share of the characters that is boilerplate, 0 to 1 */
    boilerplateShare: z.number().nullable(),
    review: z.object({ decided: z.int(), total: z.int(), discussed: z.int() }).nullable(),
    /** readings that went back from review: the verdicts that wait for one’s own answer, and how many of others; null for those who may not know */
    givenBack: z.object({ mine: z.int().nullable(), others: z.int() }).nullable(),
  })
  .meta({ id: 'DocumentProgress' })
const reviewProgress = z
  .object(
    Object.fromEntries([...REVIEW_STATES, 'total' as const, 'decided' as const].map((key) => [key, z.int()])) as Record<
      (typeof REVIEW_STATES)[number] | 'total' | 'decided',
      z.ZodInt
    >,
  )
  .meta({ id: 'ReviewProgress' })
const queuedReading = z
  .object({
    setId: z.string(),
    document: name.extend({ publisher: z.string().nullable() }),
    reader: z.string(),
    state: z.enum(['waiting', 'partly', 'decided', 'returned', 'settled']),
    /** null while the reading is with its reader */
    progress: reviewProgress.nullable(),
    submittedAt: moment.nullable(),
    /** of the caller's own: verdicts that want an answer */
    unanswered: z.int().optional(),
  })
  .meta({ id: 'QueuedReading' })

const projectParams = z.strictObject({ project: serverId })
export const readOverview = operation({
  id: 'readOverview',
  method: 'GET',
  path: '/projects/{project}/overview',
  summary: 'The caller’s role in a project, and how much there is in it',
  reach: 'read',
  params: projectParams,
  response: z.object({
    role: z.enum([...PROJECT_ROLES, 'admin']),
    counts: z.object({
      documents: z.int(),
      members: z.int(),
      /** documents read by all who should, or settled; and those in reading */
      read: z.int(),
      reading: z.int(),
      /** submitted readings of others with nothing decided yet, for those who decide */
      review: z.int(),
    }),
  }),
})
export const listProgress = operation({
  id: 'listProgress',
  method: 'GET',
  path: '/projects/{project}/progress',
  summary: 'The documents of a project with their readers and how far reading and review are, newest first',
  reach: 'read',
  params: projectParams,
  query: z.strictObject(pageQuery),
  response: listOf(documentProgress),
})
export const listReviews = operation({
  id: 'listReviews',
  method: 'GET',
  path: '/projects/{project}/reviews',
  summary: 'Readings of others to be reviewed, or with whose=mine one’s own on which something was said',
  reach: 'read',
  params: projectParams,
  query: z.strictObject({ whose: z.enum(['others', 'mine']).default('others'), ...pageQuery }),
  response: listOf(queuedReading),
})
