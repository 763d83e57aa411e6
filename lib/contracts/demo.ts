import { z } from 'zod'
import { CONFIDENCES } from '@/lib/domain/annotation/annotation'
import type { DemoProvenance, DemoReading, DemoStudy } from '@/lib/domain/demo/demo'
import { VERDICTS } from '@/lib/domain/review/decision'
import { REJECT_REASON_KEYS } from '@/lib/domain/review/reasons'
import { attributes } from './annotation-sets'
import { operation } from './operation'
import { language, printedDate, webAddress } from './primitives'

const moment = z.string().regex(/^-\d+ \d\d:\d\d$/, 'must be a moment such as -6 09:12')
const key = z.string().min(1)
const quote = z.union([z.string().min(1), z.array(z.string().min(1)).min(2)])
const place = { quote, occurrence: z.int().min(1).optional() }

const decision = z.strictObject({
  on: key,
  by: key,
  at: moment,
  verdict: z.enum(VERDICTS),
  reason: z.enum(REJECT_REASON_KEYS).optional(),
  comment: z.string().optional(),
  proposal: z.strictObject({ tag: key.optional(), attributes: attributes.optional(), ...place, quote: quote.optional() }).optional(),
  answer: z.strictObject({ agrees: z.boolean(), comment: z.string().optional(), at: moment }).optional(),
})

/** One file of prisma/demo/readings. */
export const demoReading = z.strictObject({
  document: key,
  reader: key,
  begunAt: moment,
  submittedAt: moment.nullable(),
  activeMinutes: z.int().min(0),
  annotations: z.array(
    z.strictObject({
      id: key,
      tag: key,
      ...place,
      attributes: attributes.optional(),
      note: z.string().optional(),
      confidence: z.enum(CONFIDENCES).optional(),
    }),
  ),
  relations: z.array(z.tuple([key, key, key])),
  decisions: z.array(decision),
  acceptedTheRest: z.strictObject({ by: key, at: moment }).optional(),
  comments: z.array(z.strictObject({ on: key, by: key, at: moment, body: z.string().min(1) })),
}) satisfies z.ZodType<DemoReading>

/** prisma/demo/study.json */
export const demoStudy = z.strictObject({
  name: z.string().min(1),
  description: z.string(),
  language,
  members: z.array(z.strictObject({ key, name: z.string().min(1), role: z.enum(['reviewer', 'annotator']) })),
  documents: z.array(z.strictObject({ slug: key, addedAt: moment, readers: z.array(key) })),
  gold: z.array(z.strictObject({ document: key, from: key, by: key, at: moment })),
}) satisfies z.ZodType<DemoStudy>

/** The front matter of prisma/demo/articles. */
export const demoProvenance = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().min(1),
  byline: z.string().optional(),
  publishedAt: printedDate,
  url: webAddress,
  language,
  originalPublisher: z.string().optional(),
  originalUrl: webAddress.optional(),
  originalPublishedAt: printedDate.optional(),
  original: key.optional(),
}) satisfies z.ZodType<DemoProvenance>

export const addDemo = operation({
  id: 'addDemo',
  method: 'POST',
  path: '/demo',
  summary: 'Add the demo project; the caller becomes its manager',
  reach: 'manage',
  response: z.object({ projectId: z.string() }),
  status: 201,
})
