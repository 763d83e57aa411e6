import type { ProblemReason } from '@/lib/contracts/reasons'
import { findSet, ownStateOf, type SetRow } from '@/lib/data/annotation-sets'
import { setIdOfAnnotation } from '@/lib/data/reviewed-annotations'
import { type Result, success } from '@/lib/domain/result'
import type { Caller } from './caller'
import { type Access, gate, notFound } from './gate'
import type { Action } from './policy'
import { maySeeSet } from './set-visibility'

/** Proof that a caller may do an action on a set that they may see. */
export type SetAccess = { readonly access: Access; readonly set: SetRow }

/** Whether the caller may do `action` on the set: the project's gate, then whether it is theirs to see (the blind phase). */
export async function gateSet(caller: Caller, action: Action, setId: string): Promise<Result<SetAccess, ProblemReason>> {
  const set = await findSet(setId)
  if (!set) return notFound
  const access = await gate(caller, action, set.projectId)
  if (!access.ok) return access
  const ownState = await ownStateOf(set.documentId, caller.userId)
  const seen = maySeeSet({ userId: caller.userId, role: access.value.role, ownState }, set)
  return seen ? success({ access: access.value, set }) : notFound
}

/** The same for the set that holds an annotation. */
export async function gateAnnotation(caller: Caller, action: Action, annotationId: string): Promise<Result<SetAccess, ProblemReason>> {
  const setId = await setIdOfAnnotation(annotationId)
  return setId ? gateSet(caller, action, setId) : notFound
}
