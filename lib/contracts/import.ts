import { z } from 'zod'
import { CONFIDENCES } from '@/lib/domain/annotation/annotation'
import { attributes, part } from './annotation-sets'
import { PROJECT_ROLES } from './choices'
import { provenanceInput, textShape } from './documents'
import { operation } from './operation'
import { exact, language, line, moment, prose, serverId } from './primitives'
import { tagsetShape } from './tagsets'

/** A file of at most so many bytes; a line of at most so many; so many documents, annotations and lines with faults named. */
export const IMPORT_LIMITS = { file: 1024 ** 3, line: 64 * 1024 ** 2, documents: 100_000, annotations: 2_000_000, errors: 100 } as const

const id = exact(120).min(1)
const key = exact(120).min(1)
const person = z.object({ id, name: line(200), email: z.string().trim().toLowerCase().max(254).pipe(z.email()).optional() })
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const plainObject = z.record(exact(200).regex(/^(?!__proto__$|constructor$|prototype$)/), z.json())

/** The first line. What it says of rights is not followed: members become people of the past, see docs/export.md. */
export const bundleHeader = z.object({
  galley: z.literal(1),
  offsets: z.enum(['code-point', 'utf-16']),
  exportedAt: moment.optional(),
  project: z.object({
    id,
    name: line(200),
    language: language.nullable().default(null),
    description: prose(10_000).default(''),
    guidelines: prose(500_000).default(''),
    createdAt: moment,
  }),
  tagset: z.object({
    revision: z.int(),
    revisions: z.array(z.object({ number: z.int().min(1).max(1_000_000), createdAt: moment, tagset: tagsetShape })).max(10_000),
  }),
  members: z
    .array(person.extend({ role: z.enum(PROJECT_ROLES).nullable() }))
    .max(10_000)
    .default([]),
})

const times = { createdAt: moment, updatedAt: moment }
const annotation = z.object({
  id,
  tag: key,
  layer: key,
  parts: z.array(part).min(1).max(100),
  attributes: attributes.default({}),
  note: prose(20_000).default(''),
  confidence: z.enum(CONFIDENCES).nullable().default(null),
  tagsetRevision: z.int(),
  takenFromId: id.nullable().default(null),
  ...times,
})
const relation = z.object({ id, type: key, from: id, to: id, attributes: attributes.default({}), ...times })
const decision = z.object({
  id,
  annotationId: id,
  reviewer: person,
  verdict: z.enum(['accept', 'fix', 'reject', 'discuss']),
  reason: exact(200).nullable().default(null),
  comment: prose(20_000).default(''),
  proposal: z
    .object({ tag: key.optional(), parts: z.array(part).max(100).optional(), attributes: attributes.optional() })
    .nullable()
    .default(null),
  answer: z
    .object({ agrees: z.boolean(), comment: prose(20_000), createdAt: moment })
    .nullable()
    .default(null),
  createdAt: moment,
  supersededAt: moment.nullable().default(null),
  isOutdated: z.boolean().default(false),
})
const comment = z.object({
  id,
  annotationId: id,
  author: person,
  body: prose(20_000),
  createdAt: moment,
  deletedAt: moment.nullable().default(null),
})
const set = z.object({
  id,
  textId: id,
  owner: person.nullable(),
  kind: z.enum(['annotator', 'gold', 'suggester']),
  name: exact(200).nullable().default(null),
  state: z.enum(['open', 'submitted']),
  revision: z.int().min(0).max(1e9),
  settledFromId: id.nullable().default(null),
  createdAt: moment,
  submittedAt: moment.nullable().default(null),
  annotations: z.array(annotation).max(200_000),
  relations: z.array(relation).max(200_000).default([]),
  decisions: z.array(decision).max(200_000).default([]),
  comments: z.array(comment).max(200_000).default([]),
})
const text = textShape.extend({ id, version: z.int().min(1).max(1_000_000), sha256 })

/** A line after the first. */
export const bundleDocument = z.object({
  galley: z.literal(1),
  document: z.object({
    id,
    title: prose(1000),
    provenance: provenanceInput.default({}),
    further: plainObject.nullable().default(null),
    originalId: id.nullable().default(null),
    createdAt: moment,
    text,
    earlierTexts: z.array(text).max(1000).default([]),
    source: z
      .object({ format: z.string().max(40), fileName: z.string().max(500).nullable(), characters: z.string(), sha256 })
      .nullable()
      .default(null),
  }),
  annotationSets: z.array(set).max(1000),
})

const importAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    documents: z.int(),
    annotationSets: z.int(),
    annotations: z.int(),
    relations: z.int(),
    decisions: z.int(),
    comments: z.int(),
    /** authors in the file: known here by their e-mail address, or made without a way to sign in */
    people: z.array(z.object({ id: z.string(), name: z.string(), email: z.string(), isKnown: z.boolean() })),
    /** ids that were taken here and got others */
    newIds: z.int(),
  })
  .meta({ id: 'ImportAnswer' })
export type ImportAnswer = z.infer<typeof importAnswer>

export const importProject = operation({
  id: 'importProject',
  method: 'POST',
  path: '/projects/import',
  summary: 'Make a project of a Galley JSONL file; the caller becomes its manager',
  note: 'The whole file is checked first, and imported all or not at all. The same file by the same caller is answered with the same project.',
  reach: 'manage',
  problems: ['unreadable-file', 'not-text', 'empty-text', 'import-running'],
  accepts: ['multipart/form-data'],
  response: importAnswer,
  status: 201,
  alsoStatus: [200],
})
export const importIntoProject = operation({
  id: 'importIntoProject',
  method: 'POST',
  path: '/projects/{project}/import',
  summary: 'Fill an empty project from a Galley JSONL file',
  note: 'The whole file is checked first, and imported all or not at all.',
  reach: 'manage',
  problems: ['unreadable-file', 'not-text', 'empty-text', 'import-running', 'not-empty'],
  params: z.strictObject({ project: serverId }),
  accepts: ['multipart/form-data'],
  response: importAnswer,
  status: 201,
  alsoStatus: [200],
})
