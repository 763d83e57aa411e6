import type { Caller } from '@/lib/auth/caller'
import { gateDocument } from '@/lib/auth/document-gate'
import { gate, mayAlso } from '@/lib/auth/gate'
import type { DocumentSummary, DocumentView } from '@/lib/contracts/documents'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { listDocuments } from '@/lib/data/documents'
import { currentText } from '@/lib/data/texts'
import { type Result, success } from '@/lib/domain/result'
import { type Page, pageOf } from './page'

/** A document with its current text. A draft, whose text is null, is there for those only who prepare documents. */
export async function readDocument(caller: Caller, documentId: string): Promise<Result<DocumentView, ProblemReason>> {
  const found = await gateDocument(caller, 'documents.read', documentId)
  if (!found.ok) return found
  const { document } = found.value
  const text = await currentText(documentId)
  if (!text) return success({ ...document, text: null })
  const { id, version, characters, blocks, inlines, sha256 } = text
  return success({ ...document, text: { id, version, characters, blocks: [...blocks], inlines: [...inlines], sha256 } })
}

/** A page of a project's documents; drafts are among them for those only who prepare documents. */
export async function readDocuments(
  caller: Caller,
  projectId: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Result<Page<DocumentSummary>, ProblemReason>> {
  const access = await gate(caller, 'documents.read', projectId)
  if (!access.ok) return access
  const withDrafts = mayAlso(access.value, 'drafts.read')
  return success(pageOf(await listDocuments(projectId, { limit: limit + 1, cursor, withDrafts }), limit))
}
