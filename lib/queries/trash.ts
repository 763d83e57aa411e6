import { type Caller, reaches } from '@/lib/auth/caller'
import { gate } from '@/lib/auth/gate'
import type { PageAsked } from '@/lib/contracts/primitives'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { TrashedDocument, TrashedProject } from '@/lib/contracts/trash'
import { listTrashedDocuments, listTrashedProjects } from '@/lib/data/trash'
import { failure, type Result, success } from '@/lib/domain/result'
import { type Page, pageOf } from './page'

/** The projects in the trash that the caller manages; all of them for the instance's owner. */
export async function trashedProjects(caller: Caller, { limit, cursor }: PageAsked): Promise<Result<Page<TrashedProject>, ProblemReason>> {
  if (!reaches(caller, 'manage')) return failure('scope-missing', 'This takes a token of scope manage.')
  const userId = caller.role === 'owner' ? null : caller.userId
  return success(pageOf(await listTrashedProjects(userId, { limit: limit + 1, cursor }), limit))
}

/** The documents of a project in the trash, for those who may take them out of it. */
export async function trashedDocuments(
  caller: Caller,
  projectId: string,
  { limit, cursor }: PageAsked,
): Promise<Result<Page<TrashedDocument>, ProblemReason>> {
  const access = await gate(caller, 'documents.change', projectId)
  return access.ok ? success(pageOf(await listTrashedDocuments(projectId, { limit: limit + 1, cursor }), limit)) : access
}
