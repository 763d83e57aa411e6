import type { Caller } from '@/lib/auth/caller'
import { gateDocument } from '@/lib/auth/document-gate'
import type { DraftView } from '@/lib/contracts/documents'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findDraft } from '@/lib/data/drafts'
import { failure, type Result, success } from '@/lib/domain/result'

/** The text of a document that is not frozen yet, and what loading found out about it. */
export async function readDraft(caller: Caller, documentId: string): Promise<Result<DraftView, ProblemReason>> {
  const found = await gateDocument(caller, 'documents.change', documentId)
  if (!found.ok) return found
  const { document } = found.value
  const draft = await findDraft(documentId)
  if (!draft) return failure('already-frozen', 'The text is frozen: it is no draft any more.')
  const { sha256, revision, report } = draft
  const { characters, blocks, inlines } = draft.text
  return success({ document, text: { characters, blocks: [...blocks], inlines: [...inlines] }, sha256, revision, report })
}
