import type { Caller } from '@/lib/auth/caller'
import type { DraftView } from '@/lib/contracts/documents'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { listedDocuments } from '@/lib/data/documents-list'
import { findProject } from '@/lib/data/projects'
import { type Result, success } from '@/lib/domain/result'
import { readDraft } from './drafts'

export type PreparePage = {
  readonly draft: DraftView
  readonly project: { readonly id: string; readonly name: string }
  /** documents that this one may be a copy of, those added last first */
  readonly others: readonly { readonly id: string; readonly title: string; readonly publisher: string | null }[]
}

/** What the prepare screen shows: the draft, its project, and the documents it may be a copy of. */
export async function readPreparePage(caller: Caller, documentId: string): Promise<Result<PreparePage, ProblemReason>> {
  const draft = await readDraft(caller, documentId)
  if (!draft.ok) return draft
  const { projectId } = draft.value.document
  const [project, documents] = await Promise.all([findProject(projectId), listedDocuments(projectId, true)])
  if (!project) throw new Error('The project of a document that can be read is not there.')
  const others = documents.filter(({ id }) => id !== documentId).map(({ id, title, publisher }) => ({ id, title, publisher }))
  return success({ draft: draft.value, project: { id: project.id, name: project.name }, others })
}
