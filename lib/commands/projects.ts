import type { Caller } from '@/lib/auth/caller'
import { gate, roleIn } from '@/lib/auth/gate'
import { gateInstance } from '@/lib/auth/gate-instance'
import type { ProjectRole } from '@/lib/contracts/choices'
import type { ProjectInput, ProjectPatch, ProjectView } from '@/lib/contracts/projects'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { deleteOpenAssignments } from '@/lib/data/assignments'
import { transaction } from '@/lib/data/client'
import { countOtherManagers, deleteMember, findMember, type MemberRow, putMember } from '@/lib/data/members'
import { holdProject, insertProject, updateProject } from '@/lib/data/projects'
import { findUserByEmail } from '@/lib/data/users'
import { failure, type Result, success } from '@/lib/domain/result'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

/** Anybody with an account makes projects, and manages those they made. */
export async function createProject(caller: Caller, input: ProjectInput): Promise<Result<ProjectView, ProblemReason>> {
  const allowed = gateInstance(caller, 'projects.create')
  if (!allowed.ok) return allowed
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
  const { guidelines, ...about } = patch
  for (const action of actionsOf(guidelines !== undefined, Object.keys(about).length > 0)) {
    const access = await gate(caller, action, projectId)
    if (!access.ok) return access
  }
  return success(await updateProject(projectId, patch))
}

const actionsOf = (guidelines: boolean, about: boolean) => [
  ...(guidelines ? ['guidelines.change' as const] : []),
  ...(about || !guidelines ? ['project.change' as const] : []),
]

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
    await holdProject(tx, projectId)
    const user = await findUserByEmail(given.email, tx)
    if (!user) return failure('not-found', `Nobody here has the e-mail address ${given.email}. Invite them by a link.`)
    const before = await findMember(tx, projectId, user.id)
    if (before?.role === 'manager' && given.role !== 'manager' && (await countOtherManagers(tx, projectId, user.id)) === 0)
      return lastManager
    return success({ member: await putMember(tx, projectId, user.id, given.role), isNew: !before })
  })
}

/** Takes somebody out of a project, or leaves it. The readings stay, and a project keeps at least one manager. */
export async function removeProjectMember(caller: Caller, projectId: string, userId: string): Promise<Result<null, ProblemReason>> {
  const leaves = userId === caller.userId && (await roleIn(caller, projectId)) !== 'admin'
  const access = await gate(caller, leaves ? 'project.leave' : 'members.change', projectId)
  if (!access.ok) return access
  return transaction(async (tx): Promise<Result<null, ProblemReason>> => {
    await holdProject(tx, projectId)
    const member = await findMember(tx, projectId, userId)
    if (!member) return failure('not-found', 'That person is no member.')
    if (member.role === 'manager' && (await countOtherManagers(tx, projectId, userId)) === 0) return lastManager
    await deleteMember(tx, projectId, userId)
    await deleteOpenAssignments(tx, projectId, userId)
    return success(null)
  })
}

const lastManager = failure<ProblemReason>('last-owner', 'A project keeps at least one manager. Make somebody else a manager first.')
