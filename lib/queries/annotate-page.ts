import type { Caller } from '@/lib/auth/caller'
import { gate } from '@/lib/auth/gate'
import { mayDo } from '@/lib/auth/policy'
import type { DocumentView } from '@/lib/contracts/documents'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { currentTagset } from '@/lib/data/tagsets'
import { type Result, success } from '@/lib/domain/result'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { readDocument } from './documents'

export type AnnotatePage = { readonly document: DocumentView; readonly tagset: Tagset; readonly mayAnnotate: boolean }

/** What the annotate page shows besides the reader's own set. Viewers and the instance's owner read only. */
export async function readAnnotatePage(caller: Caller, documentId: string): Promise<Result<AnnotatePage, ProblemReason>> {
  const document = await readDocument(caller, documentId)
  if (!document.ok) return document
  const { projectId } = document.value
  const access = await gate(caller, 'documents.read', projectId)
  if (!access.ok) return access
  const { tagset } = await currentTagset(projectId)
  return success({ document: document.value, tagset, mayAnnotate: mayDo(access.value.role, 'sets.write-own') })
}
