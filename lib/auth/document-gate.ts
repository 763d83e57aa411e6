import type { DocumentSummary } from '@/lib/contracts/documents'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findDocument } from '@/lib/data/documents'
import { type Result, success } from '@/lib/domain/result'
import type { Caller } from './caller'
import { type Access, allow, mayAlso, notFound, roleIn } from './gate'
import type { Action } from './policy'

/** Proof that a caller may do an action on a document that they may know of. */
export type DocumentAccess = { readonly access: Access; readonly document: DocumentSummary }

/** Whether the caller may do `action` on the document. A draft is there for those only who prepare documents. */
export async function gateDocument(caller: Caller, action: Action, documentId: string): Promise<Result<DocumentAccess, ProblemReason>> {
  const document = await findDocument(documentId)
  return document ? gateFoundDocument(caller, action, document) : notFound
}

/** The same for a document that was found elsewhere: in the trash, which the gate does not know. */
export async function gateFoundDocument(
  caller: Caller,
  action: Action,
  document: DocumentSummary,
): Promise<Result<DocumentAccess, ProblemReason>> {
  const role = await roleIn(caller, document.projectId)
  if (!role || (document.state === 'draft' && !mayAlso({ caller, role }, 'drafts.read'))) return notFound
  const access = allow(caller, action, document.projectId, role)
  return access.ok ? success({ access: access.value, document }) : access
}
