import { z } from 'zod'
import { operation } from './operation'
import { listOf, moment, pageQuery, serverId } from './primitives'

const text = z.string()
const layer = z.object({ key: text, name: text, question: text })
const attribute = z.object({
  key: text,
  name: text,
  free: z.boolean(),
  valueType: z.enum(['string', 'number', 'boolean']),
  values: z.array(z.object({ value: text, meaning: text })),
  mapsTo: text,
})
const tag = z.object({
  key: text,
  layer: text,
  name: text,
  definition: text,
  spanRule: text,
  positive: text,
  negative: text,
  negativeWhy: text,
  attributes: z.array(text),
  required: z.array(text),
  mapsTo: z.array(text),
  multipart: z.boolean(),
  tier: z.enum(['core', 'extended']),
  suggest: z.enum(['rule', 'lexicon', 'none']),
})
const relationType = z.object({ key: text, name: text, from: z.array(text), to: z.array(text), rule: text, mapsTo: text })

/** A tagset as it is stored, imported and served. */
export const tagsetShape = z
  .object({
    name: text,
    version: text,
    layers: z.array(layer),
    attributes: z.array(attribute),
    tags: z.array(tag),
    relations: z.array(relationType),
  })
  .meta({ id: 'Tagset' })

export const readTagset = operation({
  id: 'readTagset',
  method: 'GET',
  path: '/projects/{project}/tagset',
  summary: 'The tagset in force, with its revision',
  reach: 'read',
  params: z.strictObject({ project: serverId }),
  response: z.object({ revision: z.int(), tagset: tagsetShape }),
})

const revisionSummary = z.object({ revision: z.int(), name: text, version: text, createdAt: moment })
export type TagsetRevisionSummary = z.infer<typeof revisionSummary>
export const listTagsetRevisions = operation({
  id: 'listTagsetRevisions',
  method: 'GET',
  path: '/projects/{project}/tagset/revisions',
  summary: 'All revisions of the tagset, oldest first',
  reach: 'read',
  params: z.strictObject({ project: serverId }),
  query: z.strictObject(pageQuery),
  response: listOf(revisionSummary),
})
export const readTagsetRevision = operation({
  id: 'readTagsetRevision',
  method: 'GET',
  path: '/projects/{project}/tagset/revisions/{revision}',
  summary: 'The tagset as it was when annotations of this revision were made',
  reach: 'read',
  params: z.strictObject({ project: serverId, revision: z.coerce.number().int().min(1).max(1_000_000) }),
  response: z.object({ revision: z.int(), tagset: tagsetShape }),
})
