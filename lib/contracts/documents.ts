import { z } from 'zod'
import { readJson } from '@/lib/domain/strict-json'
import { BLOCK_TYPES, INLINE_TYPES } from '@/lib/domain/text/text'
import { operation } from './operation'
import { language, line, listOf, moment, offset, optionalLine, pageQuery, printedDate, serverId, webAddress } from './primitives'

const orNothing = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => null), schema]).nullable()
/** Where a document comes from. Empty strings mean “not known”. */
export const provenanceInput = z.strictObject({
  publisher: optionalLine(300).optional(),
  url: orNothing(webAddress).optional(),
  publishedAt: orNothing(printedDate).optional(),
  byline: optionalLine(500).optional(),
  language: orNothing(language).optional(),
  originalPublisher: optionalLine(300).optional(),
  originalUrl: orNothing(webAddress).optional(),
  originalPublishedAt: orNothing(printedDate).optional(),
  retrievedAt: moment.nullable().optional(),
})
export type ProvenanceInput = z.infer<typeof provenanceInput>

export const provenanceView = z
  .object({
    publisher: z.string().nullable(),
    url: z.string().nullable(),
    publishedAt: z.string().nullable(),
    byline: z.string().nullable(),
    language: z.string().nullable(),
    originalPublisher: z.string().nullable(),
    originalUrl: z.string().nullable(),
    originalPublishedAt: z.string().nullable(),
    retrievedAt: z.string().nullable(),
  })
  .meta({ id: 'Provenance' })

export const block = z.strictObject({
  type: z.enum(BLOCK_TYPES),
  start: offset,
  end: offset,
  level: z.int().min(1).max(9).optional(),
  ordered: z.boolean().optional(),
  number: z.int().optional(),
})
export const inline = z.strictObject({ type: z.enum(INLINE_TYPES), start: offset, end: offset, href: z.string().max(2048).optional() })
export const textShape = z.strictObject({ characters: z.string(), blocks: z.array(block), inlines: z.array(inline) })
export const textView = textShape.extend({ id: z.string(), version: z.int(), sha256: z.string() }).strip().meta({ id: 'Text' })

export const documentSummary = z
  .object({
    id: z.string(),
    projectId: z.string(),
    title: z.string(),
    state: z.enum(['draft', 'frozen']),
    provenance: provenanceView,
    originalId: z.string().nullable(),
    createdAt: moment,
  })
  .meta({ id: 'DocumentSummary' })
export const documentView = documentSummary.extend({ text: textView.nullable() }).meta({ id: 'Document' })
export type DocumentSummary = z.infer<typeof documentSummary>
export type DocumentView = z.infer<typeof documentView>

/** What a document is loaded from. */
export const IMPORT_FORMATS = ['markdown', 'html', 'text'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]
export const FOUND_FIELDS = [
  'title',
  'publisher',
  'publishedAt',
  'byline',
  'url',
  'language',
  'originalPublisher',
  'originalUrl',
  'originalPublishedAt',
] as const
export type FoundField = (typeof FOUND_FIELDS)[number]
export const IMPORT_NOTES = ['encoding-guessed', 'bidi-controls', 'loaded-before', 'front-matter'] as const
export type ImportNote = (typeof IMPORT_NOTES)[number]

/** What loading found out: guesses with where they were found (the most trusted first), what was left out, what to know. */
export const importReport = z
  .object({
    format: z.enum(IMPORT_FORMATS),
    found: z.array(z.object({ field: z.enum(FOUND_FIELDS), value: z.string(), from: z.string() })),
    dropped: z.array(z.object({ what: z.string(), count: z.int() })),
    notes: z.array(z.object({ reason: z.enum(IMPORT_NOTES), detail: z.string(), documentId: z.string().optional() })),
  })
  .meta({ id: 'ImportReport' })
export type ImportReport = z.infer<typeof importReport>
export const createdDocumentView = documentView.extend({ report: importReport })
export type CreatedDocumentView = z.infer<typeof createdDocumentView>

/** Exactly one of markdown, html and text. */
export const documentInput = z
  .strictObject({
    title: optionalLine(1000).optional(),
    markdown: z.string().optional(),
    html: z.string().optional(),
    text: z.string().optional(),
    provenance: provenanceInput.optional(),
    originalId: serverId.nullable().optional(),
    freeze: z.boolean().default(false),
  })
  .refine((body) => [body.markdown, body.html, body.text].filter((format) => format !== undefined).length === 1, {
    message: 'give exactly one of markdown, html and text',
  })
export type DocumentInput = z.infer<typeof documentInput>

/** The fields beside `file` of a form that loads an article. `provenance` is JSON. */
export const documentFormFields = z.strictObject({
  title: optionalLine(1000).optional(),
  provenance: z
    .string()
    .max(20_000)
    .transform((json, context) => {
      const read = readJson(json)
      if (read.ok) return read.value
      context.addIssue({ code: 'custom', message: read.reason === 'invalid-json' ? 'must be JSON' : read.detail })
      return z.NEVER
    })
    .pipe(provenanceInput)
    .optional(),
  originalId: serverId.optional(),
  freeze: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .default(false),
})
export type DocumentFormFields = z.infer<typeof documentFormFields>

export const documentPatch = z.strictObject({
  title: line(1000).optional(),
  provenance: provenanceInput.optional(),
  originalId: serverId.nullable().optional(),
})
export type DocumentPatch = z.infer<typeof documentPatch>

/** What a save follows on: the draft's sha-256, or one of the saves that the sender knows (see `draftView.revision`). */
const savedUpon = {
  expected: z.string().max(64).optional(),
  save: z.string().min(1).max(64).optional(),
  after: z.array(z.string().max(64)).max(100).optional(),
}
/** A draft's text, as a Tiptap document or as a text. With `expected` or `after`, only where the draft still is one of these. */
export const draftInput = z.union([
  z.strictObject({ document: z.unknown(), ...savedUpon }).refine((body) => body.document !== undefined, 'give a document'),
  z.strictObject({ text: textShape, ...savedUpon }),
])
export type DraftInput = z.infer<typeof draftInput>
export const savedDraft = z.object({ sha256: z.string(), wordCount: z.int() })
/** `revision`: the id of the last save, or the sha-256 where it had none. */
export const draftView = z.object({
  document: documentSummary,
  text: textShape,
  sha256: z.string(),
  revision: z.string(),
  report: importReport.nullable(),
})
export type DraftView = z.infer<typeof draftView>

const projectParams = z.strictObject({ project: serverId })
const documentParams = z.strictObject({ document: serverId })

export const createDocument = operation({
  id: 'createDocument',
  method: 'POST',
  path: '/projects/{project}/documents',
  summary: 'Add an article',
  note: 'Give exactly one of markdown, html and text, or a form with the file. Without freeze it stays a draft that can be tidied; with it the text is frozen at once and never changes. What loading found and left out is in the report.',
  reach: 'manage',
  problems: ['empty-text', 'not-text', 'markup-too-deep'],
  params: projectParams,
  body: documentInput,
  example: {
    markdown: '# Port strike enters second day\n\nOfficials said talks would go on.',
    provenance: { publisher: 'The Courier', url: 'https://example.org/strike', publishedAt: '2026-05-03', language: 'en' },
    freeze: true,
  },
  accepts: ['multipart/form-data'],
  form: documentFormFields,
  response: createdDocumentView,
  status: 201,
})
export const listDocuments = operation({
  id: 'listDocuments',
  method: 'GET',
  path: '/projects/{project}/documents',
  summary: 'The documents of a project',
  reach: 'read',
  params: projectParams,
  query: z.strictObject(pageQuery),
  response: listOf(documentSummary),
})
export const readDocument = operation({
  id: 'readDocument',
  method: 'GET',
  path: '/documents/{document}',
  summary: 'A document with its current text',
  reach: 'read',
  params: documentParams,
  response: documentView,
})
export const changeDocument = operation({
  id: 'changeDocument',
  method: 'PATCH',
  path: '/documents/{document}',
  summary: 'Change a document’s title, where it comes from, or what it is a copy of',
  reach: 'manage',
  params: documentParams,
  body: documentPatch,
  example: { title: 'Port strike enters second day', provenance: { byline: 'By R. Kovac' } },
  response: documentView,
})
export const readDraft = operation({
  id: 'readDraft',
  method: 'GET',
  path: '/documents/{document}/draft',
  summary: 'The text of a document that is not frozen yet, and what loading found out',
  reach: 'manage',
  problems: ['already-frozen'],
  params: documentParams,
  response: draftView,
})
export const saveDraft = operation({
  id: 'saveDraft',
  method: 'PUT',
  path: '/documents/{document}/draft',
  summary: 'Save the text of a document that is not frozen yet',
  note: 'Give the text, or a document of the editor. With expected, the sha256 of the draft you changed, it is saved only over that one. With save, an id of your own making, the draft has that revision from then on; with after, the revisions you know (your own saves, answered or not), it is saved only over one of them.',
  reach: 'manage',
  problems: ['already-frozen', 'draft-changed'],
  params: documentParams,
  body: draftInput,
  example: {
    text: { characters: 'Officials said so.', blocks: [{ type: 'paragraph', start: 0, end: 18 }], inlines: [] },
  },
  response: savedDraft,
})
export const freezeDocument = operation({
  id: 'freezeDocument',
  method: 'POST',
  path: '/documents/{document}/freeze',
  summary: 'Freeze the draft: it becomes text version 1 and never changes',
  reach: 'manage',
  problems: ['already-frozen', 'empty-text'],
  params: documentParams,
  response: documentView,
})
export const deleteDocument = operation({
  id: 'deleteDocument',
  method: 'DELETE',
  path: '/documents/{document}',
  summary: 'Put a document into the trash; its readings stay with it',
  note: 'Nothing is lost: restore takes it out again.',
  reach: 'manage',
  params: documentParams,
  status: 204,
})
export const restoreDocument = operation({
  id: 'restoreDocument',
  method: 'POST',
  path: '/documents/{document}/restore',
  summary: 'Take a document out of the trash',
  reach: 'manage',
  params: documentParams,
  response: documentView,
})
