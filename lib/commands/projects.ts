import { type Caller, reaches } from '@/lib/auth/caller'
import { gate } from '@/lib/auth/gate'
import type { ProjectInput, ProjectPatch, ProjectRole, ProjectView } from '@/lib/contracts/projects'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { deleteOpenAssignments } from '@/lib/data/assignments'
import { transaction } from '@/lib/data/client'
import { countManagers, deleteMember, findMember, type MemberRow, putMember } from '@/lib/data/members'
import { insertProject, updateProject } from '@/lib/data/projects'
import { findUserByEmail } from '@/lib/data/users'
import { failure, type Result, success } from '@/lib/domain/result'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

/** Anybody with an account makes projects, and manages those they made. */
export async function createProject(caller: Caller, input: ProjectInput): Promise<Result<ProjectView, ProblemReason>> {
  if (!reaches(caller, 'manage')) return failure('scope-missing', 'This takes a token of scope manage.')
  const project = {
    name: input.name,
    language: input.language ?? null,
    description: input.description ?? '',
    createdById: caller.userId,
    tagset: defaultTagset,
  }
  return success(await transaction((tx) => insertProject(tx, project)))
}

export async function changeProject(caller: Caller, projectId: string, patch: ProjectPatch): Promise<Result<ProjectView, ProblemReason>> {
  const access = await gate(caller, 'project.change', projectId)
  return access.ok ? success(await updateProject(projectId, patch)) : access
}

type Added = { member: MemberRow; isNew: boolean }

/** Makes somebody with an account a member, or changes their role. A project keeps at least one manager. */
export async function putProjectMember(
  caller: Caller,
  projectId: string,
  given: { email: string; role: ProjectRole },
): Promise<Result<Added, ProblemReason>> {
  const access = await gate(caller, 'members.change', projectId)
  if (!access.ok) return access
  return transaction(async (tx): Promise<Result<Added, ProblemReason>> => {
    const user = await findUserByEmail(given.email, tx)
    if (!user) return failure('not-found', `Nobody here has the e-mail address ${given.email}. Invite them by a link.`)
    const before = await findMember(tx, projectId, user.id)
    if (before?.role === 'manager' && given.role !== 'manager' && (await countManagers(tx, projectId)) < 2) return lastManager
    return success({ member: await putMember(tx, projectId, user.id, given.role), isNew: !before })
  })
}

/** Takes somebody out of a project. Their readings stay. */
export async function removeProjectMember(caller: Caller, projectId: string, userId: string): Promise<Result<null, ProblemReason>> {
  const access = await gate(caller, 'members.change', projectId)
  if (!access.ok) return access
  return transaction(async (tx): Promise<Result<null, ProblemReason>> => {
    const member = await findMember(tx, projectId, userId)
    if (!member) return failure('not-found', 'That person is no member.')
    if (member.role === 'manager' && (await countManagers(tx, projectId)) < 2) return lastManager
    await deleteMember(tx, projectId, userId)
    await deleteOpenAssignments(tx, projectId, userId)
    return success(null)
  })
}

const lastManager = failure<ProblemReason>('last-owner', 'A project keeps at least one manager. Make somebody else a manager first.')
