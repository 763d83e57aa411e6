import type { Caller } from '@/lib/auth/caller'
import { gate, gateTrashed } from '@/lib/auth/gate'
import type { ProjectView } from '@/lib/contracts/projects'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { updateProject } from '@/lib/data/projects'
import { type Result, success } from '@/lib/domain/result'

/** Puts a project into the trash: nobody finds it any more, nothing of it is lost. */
export async function trashProject(caller: Caller, projectId: string): Promise<Result<null, ProblemReason>> {
  const access = await gate(caller, 'project.trash', projectId)
  if (!access.ok) return access
  await updateProject(projectId, { deletedAt: new Date() })
  return success(null)
}

/** Takes a project out of the trash, for those who may put it there. */
export async function restoreProject(caller: Caller, projectId: string): Promise<Result<ProjectView, ProblemReason>> {
  const access = await gateTrashed(caller, 'project.trash', projectId)
  return access.ok ? success(await updateProject(projectId, { deletedAt: null })) : access
}
