import type { Caller } from '@/lib/auth/caller'
import { gate, mayAlso, notFound } from '@/lib/auth/gate'
import { gateInstance } from '@/lib/auth/gate-instance'
import type { MemberView, ProjectView } from '@/lib/contracts/projects'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { db } from '@/lib/data/client'
import { findMember, listMembers } from '@/lib/data/members'
import { findProject, listProjects } from '@/lib/data/projects'
import { currentTagset } from '@/lib/data/tagsets'
import { type Result, success } from '@/lib/domain/result'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { type Page, pageOf } from './page'

type Asked = { limit: number; cursor?: string }

export async function readProject(caller: Caller, projectId: string): Promise<Result<ProjectView, ProblemReason>> {
  const access = await gate(caller, 'project.read', projectId)
  if (!access.ok) return access
  const project = await findProject(projectId)
  return project ? success(project) : notFound
}

/** The projects of which the caller is a member; all of them for the instance's owner. */
export async function myProjects(caller: Caller, { limit, cursor }: Asked): Promise<Result<Page<ProjectView>, ProblemReason>> {
  const allowed = gateInstance(caller, 'projects.list')
  if (!allowed.ok) return allowed
  return success(pageOf(await listProjects(caller.role === 'owner' ? null : caller.userId, limit + 1, cursor), limit))
}

export async function readMembers(
  caller: Caller,
  projectId: string,
  { limit, cursor }: Asked,
): Promise<Result<Page<MemberView>, ProblemReason>> {
  const access = await gate(caller, 'members.read', projectId)
  if (!access.ok) return access
  const { items, next } = pageOf(await listMembers(projectId, limit + 1, cursor), limit)
  const mayKnow = mayAlso(access.value, 'members.addresses')
  return success({ items: items.map((member) => ({ ...member, email: mayKnow ? member.email : null })), next })
}

export async function readMember(caller: Caller, projectId: string, userId: string): Promise<Result<MemberView, ProblemReason>> {
  const access = await gate(caller, 'members.read', projectId)
  if (!access.ok) return access
  const member = await findMember(db(), projectId, userId)
  if (!member) return notFound
  return success(mayAlso(access.value, 'members.addresses') ? member : { ...member, email: null })
}

export async function readTagset(caller: Caller, projectId: string): Promise<Result<{ revision: number; tagset: Tagset }, ProblemReason>> {
  const access = await gate(caller, 'project.read', projectId)
  return access.ok ? success(await currentTagset(projectId)) : access
}
