import type { Caller } from '@/lib/auth/caller'
import { gate } from '@/lib/auth/gate'
import { gateInstance } from '@/lib/auth/gate-instance'
import { mayDo } from '@/lib/auth/policy'
import { PROJECT_ROLES } from '@/lib/contracts/choices'
import type { PageAsked } from '@/lib/contracts/primitives'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { TrashedDocument, TrashedProject } from '@/lib/contracts/trash'
import { listTrashedDocuments, listTrashedProjects } from '@/lib/data/trash'
import { type Result, success } from '@/lib/domain/result'
import { type Page, pageOf } from './page'

/** The projects in the trash that the caller may take out of it: those they manage; for the instance’s owner also those of others. */
export async function trashedProjects(caller: Caller, { limit, cursor }: PageAsked): Promise<Result<Page<TrashedProject>, ProblemReason>> {
  const allowed = gateInstance(caller, 'projects.restore')
  if (!allowed.ok) return allowed
  const roles = PROJECT_ROLES.filter((role) => mayDo(role, 'project.trash'))
  const reader = { userId: caller.userId, roles, others: caller.role === 'owner' }
  return success(pageOf(await listTrashedProjects(reader, { limit: limit + 1, cursor }), limit))
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
