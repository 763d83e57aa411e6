import { z } from 'zod'
import { REVIEW_STATES } from '@/lib/domain/review/state'
import { SET_CHOICES } from './choices'
import { operation } from './operation'
import { serverId } from './primitives'

const name = z.string().min(1).max(300)
/** What narrows aggregates, spans and exports. An annotator is named by their id; `-` as publisher stands for none known. */
export const datasetFilters = {
  layer: name.optional(),
  tag: name.optional(),
  publisher: name.optional(),
  annotator: serverId.optional(),
  state: z.enum(REVIEW_STATES).optional(),
  document: serverId.optional(),
}
export type DatasetFilters = z.infer<z.ZodObject<typeof datasetFilters>>

export const EXPORT_FORMATS = ['jsonl', 'csv'] as const
export const exportQuery = z.strictObject({
  format: z.enum(EXPORT_FORMATS).default('jsonl'),
  sets: z.enum(SET_CHOICES).default('all-visible'),
  /** CSV only: a byte order mark, and cells that a spreadsheet would run are escaped. Not lossless. */
  spreadsheet: z.enum(['0', '1']).default('0'),
  ...datasetFilters,
})
export type ExportQuery = z.output<typeof exportQuery>

export const exportProject = operation({
  id: 'exportProject',
  method: 'GET',
  path: '/projects/{project}/export',
  summary: 'Download what the caller may see of a project, as Galley JSONL or CSV',
  note: 'The file is made while it is sent. What the caller may not see yet is not in it.',
  reach: 'read',
  params: z.strictObject({ project: serverId }),
  query: exportQuery,
  produces: ['application/x-ndjson', 'text/csv'],
})
