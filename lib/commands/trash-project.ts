import { type Caller, reaches } from '@/lib/auth/caller'
import { gate, notFound } from '@/lib/auth/gate'
import { mayDo, POLICY } from '@/lib/auth/policy'
import type { ProjectView } from '@/lib/contracts/projects'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findTrashedProjectRole } from '@/lib/data/members'
import { updateProject } from '@/lib/data/projects'
import { failure, type Result, success } from '@/lib/domain/result'

/** Puts a project into the trash: nobody finds it any more, nothing of it is lost. */
export async function trashProject(caller: Caller, projectId: string): Promise<Result<null, ProblemReason>> {
  const access = await gate(caller, 'project.change', projectId)
  if (!access.ok) return access
  await updateProject(projectId, { deletedAt: new Date() })
  return success(null)
}

/** Takes a project out of the trash, for those who may put it there. The gate does not know trashed projects, so it asks here. */
export async function restoreProject(caller: Caller, projectId: string): Promise<Result<ProjectView, ProblemReason>> {
  const found = await findTrashedProjectRole(projectId, caller.userId)
  const role = found?.role ?? (found && caller.role === 'owner' ? 'admin' : null)
  if (!role) return notFound
  if (!reaches(caller, POLICY['project.change'].scope)) return failure('scope-missing', 'This takes a token of scope manage.')
  if (!mayDo(role, 'project.change')) return failure('forbidden', `As ${role} of this project you may not do this (project.change).`)
  return success(await updateProject(projectId, { deletedAt: null }))
}
