import type { Caller } from '@/lib/auth/caller'
import { gate, notFound } from '@/lib/auth/gate'
import { mayDo, ROLES, type Role } from '@/lib/auth/policy'
import { visibleSets } from '@/lib/auth/set-visibility'
import type { ProjectView } from '@/lib/contracts/projects'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { memberRoles } from '@/lib/data/members'
import { projectCounts, projectProgress } from '@/lib/data/project-counts'
import { findProject, listProjects } from '@/lib/data/projects'
import { type Result, success } from '@/lib/domain/result'

export type ProjectLine = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly documentCount: number
  /** documents with at least one submitted reading, and those with open ones only, as far as the caller may see them */
  readonly readCount: number
  readonly readingCount: number
}

/** The caller's projects with their progress; all of them for the instance's owner. */
export async function projectHome(caller: Caller): Promise<ProjectLine[]> {
  const projects = await listProjects(caller.role === 'owner' ? null : caller.userId, 500)
  const roles = await memberRoles(caller.userId)
  const roleOf = (id: string): Role => roles.get(id) ?? 'admin'
  const ids = projects.map(({ id }) => id)
  const visible = ROLES.map((role) => ({
    AND: [{ projectId: { in: ids.filter((id) => roleOf(id) === role) } }, visibleSets({ userId: caller.userId, role })],
  }))
  const withDrafts = new Set(ids.filter((id) => mayDo(roleOf(id), 'drafts.read')))
  const progress = await projectProgress(ids, withDrafts, { OR: visible })
  return projects.map(({ id, name, description }) => ({ id, name, description, ...progress(id) }))
}

export type ProjectFrame = {
  readonly project: ProjectView
  readonly role: Role
  readonly mayChange: boolean
  readonly mayChangeGuidelines: boolean
  /** for the tabs; `review`: submitted readings of others, that the caller may see, with nothing decided yet */
  readonly counts: { readonly documents: number; readonly review: number; readonly members: number }
}

/** What stands around every room of a project. */
export async function projectFrame(caller: Caller, projectId: string): Promise<Result<ProjectFrame, ProblemReason>> {
  const access = await gate(caller, 'project.read', projectId)
  if (!access.ok) return access
  const { role } = access.value
  const [project, counts] = await Promise.all([
    findProject(projectId),
    projectCounts(projectId, caller.userId, visibleSets(access.value), mayDo(role, 'drafts.read')),
  ])
  if (!project) return notFound
  const review = mayDo(role, 'reviews.decide') ? counts.review : 0 // nothing waits for those who do not decide
  return success({
    project,
    role,
    mayChange: mayDo(role, 'project.change'),
    mayChangeGuidelines: mayDo(role, 'guidelines.change'),
    counts: { ...counts, review },
  })
}

type Counts = ProjectFrame['counts'] & { readonly read: number; readonly reading: number }

/** The caller's role in a project, and how much there is in it. */
export async function projectOverview(caller: Caller, projectId: string): Promise<Result<{ role: Role; counts: Counts }, ProblemReason>> {
  const frame = await projectFrame(caller, projectId)
  if (!frame.ok) return frame
  const { role, counts } = frame.value
  const visible = visibleSets({ userId: caller.userId, role })
  const { readCount, readingCount } = (await projectProgress([projectId], new Set(), visible))(projectId)
  return success({ role, counts: { ...counts, read: readCount, reading: readingCount } })
}
