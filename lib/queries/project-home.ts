import type { Caller } from '@/lib/auth/caller'
import { gate, notFound } from '@/lib/auth/gate'
import { gateInstance } from '@/lib/auth/gate-instance'
import { mayDo, ROLES, type Role } from '@/lib/auth/policy'
import { visibleSets } from '@/lib/auth/set-visibility'
import type { ProjectView } from '@/lib/contracts/projects'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { memberRoles } from '@/lib/data/members'
import { projectCounts, readingFacts } from '@/lib/data/project-counts'
import { findProject, listProjects } from '@/lib/data/projects'
import { groupBy } from '@/lib/domain/group-by'
import { progressOfStages, readerStates, stageOf } from '@/lib/domain/reading/stage'
import { type Result, success } from '@/lib/domain/result'

export type ProjectLine = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly documentCount: number
  /** documents that are read, and in reading, as their list says */
  readonly readCount: number
  readonly readingCount: number
}

/** Projects that are asked about at once: a statement takes so many ids. */
const PAGE = 200

/** The caller's projects with their progress; all of them for the instance's owner. */
export async function projectHome(caller: Caller): Promise<ProjectLine[]> {
  if (!gateInstance(caller, 'projects.list').ok) return []
  const roles = await memberRoles(caller.userId)
  const lines: ProjectLine[] = []
  for (let last: string | undefined; ; last = lines.at(-1)?.id) {
    const projects = await listProjects(caller.role === 'owner' ? null : caller.userId, PAGE, last)
    lines.push(...(await progressLines(caller, projects, roles)))
    if (projects.length < PAGE) return lines
  }
}

async function progressLines(
  caller: Caller,
  projects: readonly ProjectView[],
  roles: Awaited<ReturnType<typeof memberRoles>>,
): Promise<ProjectLine[]> {
  const roleOf = (id: string): Role => roles.get(id) ?? 'admin'
  const ids = projects.map(({ id }) => id)
  const visible = ROLES.map((role) => ({
    AND: [{ projectId: { in: ids.filter((id) => roleOf(id) === role) } }, visibleSets({ userId: caller.userId, role })],
  }))
  const withDrafts = new Set(ids.filter((id) => mayDo(roleOf(id), 'drafts.read')))
  const progress = await progressByProject(ids, withDrafts, { OR: visible })
  return projects.map(({ id, name, description }) => {
    const { all, read, reading } = progress(id)
    return { id, name, description, documentCount: all, readCount: read, readingCount: reading }
  })
}

/** How many documents there are (drafts only in the projects of `withDrafts`), are read and are in reading, by the sets that may be seen. */
async function progressByProject(projectIds: string[], withDrafts: ReadonlySet<string>, visible: Parameters<typeof readingFacts>[1]) {
  const { documents, assignments, sets } = await readingFacts(projectIds, visible)
  const assigned = groupBy(assignments, ({ documentId }) => documentId)
  const setsOf = groupBy(sets, ({ documentId }) => documentId)
  const byProject = groupBy(
    documents.filter(({ projectId, state }) => state === 'frozen' || withDrafts.has(projectId)),
    ({ projectId }) => projectId,
  )
  const stage = ({ id, state }: (typeof documents)[number]) => {
    const own = setsOf.get(id) ?? []
    const readers = readerStates(
      (assigned.get(id) ?? []).map(({ userId }) => userId),
      own.filter(({ kind }) => kind === 'annotator'),
    )
    const isSettled = own.some((set) => set.kind === 'gold' && set.state === 'submitted')
    return stageOf(state === 'frozen', readers.values(), isSettled)
  }
  return (projectId: string) => progressOfStages((byProject.get(projectId) ?? []).map(stage))
}

export type ProjectFrame = {
  readonly project: ProjectView
  readonly role: Role
  readonly mayChange: boolean
  readonly mayChangeGuidelines: boolean
  readonly mayAssign: boolean
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
    mayAssign: mayDo(role, 'assignments.change'),
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
  const { read, reading } = (await progressByProject([projectId], new Set(), visible))(projectId)
  return success({ role, counts: { ...counts, read, reading } })
}
