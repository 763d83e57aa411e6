import type { ProblemReason } from '@/lib/contracts/reasons'
import { findProjectRole, findTrashedProjectRole } from '@/lib/data/members'
import { failure, type Result, success } from '@/lib/domain/result'
import { type Caller, reaches } from './caller'
import { type Action, mayDo, POLICY, type Role } from './policy'

/** Proof that a caller may do an action in a project. Only `gate` makes one. */
export type Access<A extends Action = Action> = {
  readonly caller: Caller
  readonly userId: string
  readonly projectId: string
  readonly role: Role
  readonly action: A
}

export const notFound = failure<ProblemReason>('not-found', 'There is no such thing, or you may not know of it.')

/** The caller's role in a project, or null when the project is none of theirs (or is deleted). */
export async function roleIn(caller: Caller, projectId: string, find = findProjectRole): Promise<Role | null> {
  const found = await find(projectId, caller.userId)
  if (!found) return null
  return found.role ?? (caller.role === 'owner' ? 'admin' : null)
}

/** Whether the caller may do `action` in the project: `not-found` to those outside of it, `forbidden` to those within. */
export async function gate<A extends Action>(caller: Caller, action: A, projectId: string): Promise<Result<Access<A>, ProblemReason>> {
  return allow(caller, action, projectId, await roleIn(caller, projectId))
}

/** The same for a project in the trash, which the gate does not know. */
export async function gateTrashed<A extends Action>(
  caller: Caller,
  action: A,
  projectId: string,
): Promise<Result<Access<A>, ProblemReason>> {
  return allow(caller, action, projectId, await roleIn(caller, projectId, findTrashedProjectRole))
}

/** What the table says to somebody whose role in the project is known. */
export function allow<A extends Action>(caller: Caller, action: A, projectId: string, role: Role | null): Result<Access<A>, ProblemReason> {
  if (!role) return notFound
  if (!reaches(caller, POLICY[action].scope)) return beyond(POLICY[action].scope)
  if (!mayDo(role, action)) return failure('forbidden', `As ${role} of this project you may not do this (${action}).`)
  return success({ caller, userId: caller.userId, projectId, role, action })
}

export const beyond = (scope: string) =>
  failure<ProblemReason>('scope-missing', scope === 'session' ? 'This is never done by token.' : `This takes a token of scope ${scope}.`)

/** Whether somebody who was let into a project may also do another action there: their role may, and their token reaches. */
export const mayAlso = ({ caller, role }: Pick<Access, 'caller' | 'role'>, action: Action): boolean =>
  mayDo(role, action) && reaches(caller, POLICY[action].scope)
