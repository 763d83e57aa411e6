import { z } from 'zod'
import { CONFIDENCES } from '@/lib/domain/annotation/annotation'
import { REVIEW_STATES } from '@/lib/domain/review/state'
import { DIMENSIONS, SET_CHOICES } from './choices'
import { datasetFilters } from './export'
import { operation } from './operation'
import { pageQuery, serverId } from './primitives'

/** What is counted: annotations, or the characters they cover. */
export const MEASURES = ['annotations', 'characters'] as const

const dimensions = z
  .string()
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(z.enum(DIMENSIONS)).min(1).max(DIMENSIONS.length))

const selection = { sets: z.enum(SET_CHOICES).default('submitted'), ...datasetFilters }
export const aggregatesQuery = z
  .strictObject({ by: dimensions.default(['layer']), measure: z.enum(MEASURES).default('annotations'), ...selection })
  .refine(({ by, measure, state }) => measure === 'annotations' || (!by.includes('state') && state === undefined), {
    message: 'characters are not counted by state',
    path: ['measure'],
  })
export type AggregatesQuery = z.output<typeof aggregatesQuery>

const person = z.object({ id: z.string(), name: z.string() })
const group = {
  layer: z.string().optional(),
  tag: z.string().optional(),
  /** null: not known */
  publisher: z.string().nullable().optional(),
  /** null: a suggester */
  annotator: person.nullable().optional(),
  state: z.enum(REVIEW_STATES).optional(),
}
const aggregateRow = z
  .object({
    ...group,
    annotations: z.int(),
    /** how many documents and sets have such annotations */
    documents: z.int(),
    sets: z.int(),
    /** with measure=characters: those covered, those read, and the one by the other (null when none were read) */
    covered: z.int().optional(),
    read: z.int().optional(),
    share: z.number().nullable().optional(),
  })
  .meta({ id: 'AggregateRow' })
export type AggregateRow = z.infer<typeof aggregateRow>

const counted = z.object({
  choice: z.enum(SET_CHOICES),
  sets: z.int(),
  documents: z.int(),
  annotators: z.int(),
  /** the characters of the sets' texts, once for each set */
  characters: z.int(),
})
export const aggregatesView = z
  .object({
    by: z.array(z.enum(DIMENSIONS)),
    measure: z.enum(MEASURES),
    /** the sets that count, with annotations or without */
    counted,
    /** annotations in all rows */
    total: z.int(),
    rows: z.array(aggregateRow),
  })
  .meta({ id: 'Aggregates' })
export type AggregatesView = z.infer<typeof aggregatesView>

const spanView = z
  .object({
    annotationId: z.string(),
    setId: z.string(),
    documentId: z.string(),
    title: z.string(),
    publisher: z.string().nullable(),
    annotator: person.nullable(),
    kind: z.enum(['annotator', 'gold', 'suggester']),
    layer: z.string(),
    tag: z.string(),
    start: z.int(),
    end: z.int(),
    quote: z.string(),
    /** up to 60 characters of the same block before and after */
    before: z.string(),
    after: z.string(),
    /** the block it begins in, from 1 */
    paragraph: z.int(),
    language: z.string().nullable(),
    state: z.enum(REVIEW_STATES),
    note: z.string(),
    confidence: z.enum(CONFIDENCES).nullable(),
  })
  .meta({ id: 'Span' })
export type SpanView = z.infer<typeof spanView>
export const spansQuery = z.strictObject({ ...selection, ...pageQuery })
export type SpansQuery = z.output<typeof spansQuery>

const projectParams = z.strictObject({ project: serverId })
export const readAggregates = operation({
  id: 'readAggregates',
  method: 'GET',
  path: '/projects/{project}/aggregates',
  summary: 'Counts of annotations, or shares of characters, by layer, tag, publisher, annotator, state',
  note: 'by takes several of layer, tag, publisher, annotator and state, with commas between them. Characters are not counted by state. publisher=- stands for documents without one.',
  reach: 'read',
  params: projectParams,
  query: aggregatesQuery,
  response: aggregatesView,
})
export const listSpans = operation({
  id: 'listSpans',
  method: 'GET',
  path: '/projects/{project}/spans',
  summary: 'The very spans behind a number, in their context',
  note: 'Takes the same filters as aggregates: what it lists is what they count.',
  reach: 'read',
  params: projectParams,
  query: spansQuery,
  response: z.object({ items: z.array(spanView), next: z.string().nullable() }),
})
