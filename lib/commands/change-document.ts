import type { Caller } from '@/lib/auth/caller'
import { gateDocument, gateFoundDocument } from '@/lib/auth/document-gate'
import type { DocumentPatch, DocumentView, ProvenanceInput } from '@/lib/contracts/documents'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { type Tx, transaction } from '@/lib/data/client'
import { findDocument, findOriginalId, findTrashedDocument, updateDocument } from '@/lib/data/documents'
import type { ProvenanceFields } from '@/lib/data/provenance'
import { failure, type Result, success } from '@/lib/domain/result'
import { readDocument } from '@/lib/queries/documents'

/** Changes a document’s title, where it comes from, or what it is a copy of. What is not given stays. */
export async function changeDocument(
  caller: Caller,
  documentId: string,
  patch: DocumentPatch,
): Promise<Result<DocumentView, ProblemReason>> {
  const found = await gateDocument(caller, 'documents.change', documentId)
  if (!found.ok) return found
  const { document } = found.value
  const done = await transaction(async (tx): Promise<Result<null, ProblemReason>> => {
    const wrong = patch.originalId ? await whyNotOriginal(tx, document.projectId, documentId, patch.originalId) : null
    if (wrong) return failure('invalid', wrong)
    const { title, originalId } = patch
    await updateDocument(tx, documentId, {
      ...fieldsOf(patch.provenance ?? {}),
      ...(title !== undefined && { title }),
      ...(originalId !== undefined && { originalId }),
    })
    return success(null)
  })
  return done.ok ? readDocument(caller, documentId) : done
}

function fieldsOf({ retrievedAt, ...given }: ProvenanceInput): ProvenanceFields {
  return { ...given, ...(retrievedAt !== undefined && { retrievedAt: retrievedAt === null ? null : new Date(retrievedAt) }) }
}

/** An original is another document of the project, and no copy, however far removed, of the one in hand. */
async function whyNotOriginal(tx: Tx, projectId: string, documentId: string, originalId: string): Promise<string | null> {
  if ((await findDocument(originalId, tx))?.projectId !== projectId) return 'The original is no document of this project.'
  const seen = new Set<string>()
  for (let id: string | null | undefined = originalId; id && !seen.has(id); id = await findOriginalId(tx, projectId, id)) {
    if (id === documentId) return 'A document is no copy of itself, or of one that is a copy of it.'
    seen.add(id)
  }
  return null
}

/** Puts a document into the trash. Its texts and readings stay with it. */
export async function deleteDocument(caller: Caller, documentId: string, now = new Date()): Promise<Result<null, ProblemReason>> {
  const found = await gateDocument(caller, 'documents.change', documentId)
  if (!found.ok) return found
  await transaction((tx) => updateDocument(tx, documentId, { deletedAt: now }))
  return success(null)
}

/** Takes a document out of the trash, as it was. One that is in no trash stays as it is. */
export async function restoreDocument(caller: Caller, documentId: string): Promise<Result<DocumentView, ProblemReason>> {
  const trashed = await findTrashedDocument(documentId)
  const found = trashed
    ? await gateFoundDocument(caller, 'documents.change', trashed)
    : await gateDocument(caller, 'documents.change', documentId)
  if (!found.ok) return found
  await transaction((tx) => updateDocument(tx, documentId, { deletedAt: null }))
  return readDocument(caller, documentId)
}
