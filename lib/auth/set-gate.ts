import type { ProblemReason } from '@/lib/contracts/reasons'
import { findSet, findSetFacts, ownStateOf, type SetRow } from '@/lib/data/annotation-sets'
import { setIdOfAnnotation } from '@/lib/data/reviewed-annotations'
import { failure, type Result, success } from '@/lib/domain/result'
import type { Caller } from './caller'
import { type Access, allow, gate, notFound, roleIn } from './gate'
import type { Action, Role } from './policy'
import { maySeeSet } from './set-visibility'

/** Proof that a caller may do an action on a set that they may see. */
export type SetAccess = { readonly access: Access; readonly set: SetRow }

/**
 * Whether the caller may do `action` on the set. First whether it is theirs to see (membership, the blind phase), then the
 * table: of a set that may not be seen, no answer tells whether it is there.
 */
export async function gateSet(caller: Caller, action: Action, setId: string): Promise<Result<SetAccess, ProblemReason>> {
  const set = await findSet(setId)
  const role = set && (await roleIn(caller, set.projectId))
  if (!set || !role || !(await sees(caller, role, set))) return notFound
  const access = allow(caller, action, set.projectId, role)
  return access.ok ? success({ access: access.value, set }) : access
}

async function sees({ userId }: Caller, role: Role, set: SetRow): Promise<boolean> {
  if (set.ownerId === userId) return true
  return maySeeSet({ userId, role, ownState: await ownStateOf(set.documentId, userId) }, set)
}

/** The caller's own reading, to be written to. Gold is written by settling only, whoever settled it. */
export async function gateOwnReading(caller: Caller, setId: string): Promise<Result<SetAccess, ProblemReason>> {
  const found = await gateSet(caller, 'sets.write-own', setId)
  if (!found.ok) return found
  const { set } = found.value
  if (set.ownerId === caller.userId && set.kind === 'annotator') return found
  return failure('forbidden', 'Only its reader writes to a reading.')
}

/** The same answer for each change that is saved, where most of the time somebody writes to their own: it asks less. */
export async function gateOwnChanges(caller: Caller, setId: string): Promise<Result<unknown, ProblemReason>> {
  const set = await findSetFacts(setId)
  if (set?.ownerId !== caller.userId || set.kind !== 'annotator') return gateOwnReading(caller, setId)
  return gate(caller, 'sets.write-own', set.projectId)
}

/** `gateSet` for the set that holds an annotation. */
export async function gateAnnotation(caller: Caller, action: Action, annotationId: string): Promise<Result<SetAccess, ProblemReason>> {
  const setId = await setIdOfAnnotation(annotationId)
  return setId ? gateSet(caller, action, setId) : notFound
}
