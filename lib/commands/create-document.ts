import type { Caller } from '@/lib/auth/caller'
import { gate } from '@/lib/auth/gate'
import type { CreatedDocumentView, DocumentInput, ImportReport, ProvenanceInput } from '@/lib/contracts/documents'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { type Tx, transaction } from '@/lib/data/client'
import { documentsLoadedFrom, insertSource, type Source } from '@/lib/data/document-sources'
import { findDocument, insertDocument } from '@/lib/data/documents'
import { putDraft } from '@/lib/data/drafts'
import type { ProvenanceFields } from '@/lib/data/provenance'
import { currentText, insertFirstText } from '@/lib/data/texts'
import { failure, type Result, success } from '@/lib/domain/result'
import { countWords } from '@/lib/domain/text/segments'
import { tidyText } from '@/lib/domain/text/tidy-text'
import { importCharacters } from '@/lib/importers/import-characters'
import type { Found, Imported, Note } from '@/lib/importers/importer'
import { bestOf, titleFound } from '@/lib/importers/merge-found'
import { readBytes } from '@/lib/importers/read-bytes'
import { importerFor, importerOf } from '@/lib/importers/registry'

/** What is asked of a new document beside what it is loaded from. */
export type DocumentWish = Pick<DocumentInput, 'title' | 'provenance' | 'originalId' | 'freeze'>
type Created = Result<CreatedDocumentView, ProblemReason>

/** Adds an article given as characters of one format: as a draft, or frozen at once. */
export async function createDocument(caller: Caller, projectId: string, input: DocumentInput): Promise<Created> {
  const access = await gate(caller, 'documents.change', projectId)
  if (!access.ok) return access
  const source: Source =
    input.markdown !== undefined
      ? { format: 'markdown', fileName: null, characters: input.markdown }
      : input.html !== undefined
        ? { format: 'html', fileName: null, characters: input.html }
        : { format: 'text', fileName: null, characters: input.text ?? '' }
  return load(caller, projectId, source, input)
}

/** Adds an article given as a file. Its format is told by its name, its type and what it begins with. */
export async function createDocumentFromFile(caller: Caller, projectId: string, file: File, wish: DocumentWish): Promise<Created> {
  const access = await gate(caller, 'documents.change', projectId)
  if (!access.ok) return access
  const read = readBytes(new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return read
  const { characters, notes } = read.value
  const { format } = importerFor(file.name, file.type, characters)
  return load(caller, projectId, { format, fileName: file.name.slice(0, 255) || null, characters }, wish, notes)
}

async function load(caller: Caller, projectId: string, source: Source, wish: DocumentWish, before: readonly Note[] = []): Promise<Created> {
  const imported = importCharacters(importerOf(source.format), source.characters, before)
  if (!imported.ok) return imported
  return transaction((tx) => write(tx, caller, projectId, source, wish, imported.value))
}

async function write(tx: Tx, caller: Caller, projectId: string, source: Source, wish: DocumentWish, imported: Imported): Promise<Created> {
  if (wish.originalId && (await findDocument(wish.originalId, tx))?.projectId !== projectId)
    return failure('invalid', 'The original is no document of this project.')
  const titled = titleFound(imported.found, imported.text, source.fileName)
  const found = imported.found.includes(titled) ? imported.found : [titled, ...imported.found]
  const report = reportOf(source, { ...imported, found }, await documentsLoadedFrom(projectId, source.characters, tx))
  const provenance = provenanceOf(wish.provenance ?? {}, imported.found)
  const title = wish.title || titled.value
  const document = { ...provenance, projectId, title, originalId: wish.originalId ?? null, createdById: caller.userId }
  const { id } = await insertDocument(tx, document)
  await insertSource(tx, id, source, report)
  if (wish.freeze) {
    const text = tidyText(imported.text)
    await insertFirstText(tx, { documentId: id, text, wordCount: countWords(text, provenance.language), createdById: caller.userId })
  } else await putDraft(tx, id, imported.text)
  return view(tx, id, report)
}

async function view(tx: Tx, id: string, report: ImportReport): Promise<Created> {
  const document = await findDocument(id, tx)
  if (!document) throw new Error('The document that was just made is not there.')
  const text = await currentText(id, tx)
  if (!text) return success({ ...document, text: null, report })
  const { version, characters, blocks, inlines, sha256 } = text
  return success({ ...document, text: { id: text.id, version, characters, blocks: [...blocks], inlines: [...inlines], sha256 }, report })
}

function reportOf({ format }: Source, imported: Imported, same: readonly { id: string; title: string }[]): ImportReport {
  const notes: ImportReport['notes'] = imported.notes.map(({ reason, detail }) => ({ reason, detail }))
  for (const { id, title } of same)
    notes.push({ reason: 'loaded-before', detail: `The very same was loaded before, as “${title}”. Both are kept.`, documentId: id })
  return {
    format,
    found: imported.found.map(({ field, value, from }) => ({ field, value, from })),
    dropped: imported.dropped.map(({ what, count }) => ({ what, count })),
    notes,
  }
}

/** What was given, and the best guess for each field of which nothing was said. A null that was given stays. */
function provenanceOf(given: ProvenanceInput, found: readonly Found[]): ProvenanceFields {
  const field = (name: Exclude<keyof ProvenanceInput, 'retrievedAt'>) => (given[name] === undefined ? bestOf(found, name) : given[name])
  return {
    publisher: field('publisher'),
    url: field('url'),
    publishedAt: field('publishedAt'),
    byline: field('byline'),
    language: field('language'),
    originalPublisher: field('originalPublisher'),
    originalUrl: field('originalUrl'),
    originalPublishedAt: field('originalPublishedAt'),
    retrievedAt: given.retrievedAt ? new Date(given.retrievedAt) : null,
  }
}
