import type { Caller } from '@/lib/auth/caller'
import { gateDocument } from '@/lib/auth/document-gate'
import { gate, notFound } from '@/lib/auth/gate'
import { mayDo } from '@/lib/auth/policy'
import type { AssignmentInput, AssignmentView } from '@/lib/contracts/assignments'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { ownStateOf } from '@/lib/data/annotation-sets'
import { activeSecondsOf, addActiveSeconds, deleteAssignment, putAssignment } from '@/lib/data/assignments'
import { transaction } from '@/lib/data/client'
import { findDocumentProject } from '@/lib/data/documents'
import { findMember } from '@/lib/data/members'
import { failure, type Result, success } from '@/lib/domain/result'
import { shapeAssignment } from '@/lib/queries/assignments'

type Assigned = { assignment: AssignmentView; isNew: boolean }

/** Assigns a document to a member who may annotate; done at once where they have submitted a reading of it. */
export async function assignReader(caller: Caller, documentId: string, given: AssignmentInput): Promise<Result<Assigned, ProblemReason>> {
  const projectId = await findDocumentProject(documentId)
  if (!projectId) return notFound
  const access = await gate(caller, 'assignments.change', projectId)
  if (!access.ok) return access
  const state = (await ownStateOf(documentId, given.user)) === 'submitted' ? 'done' : 'open'
  const dueAt = typeof given.dueAt === 'string' ? new Date(given.dueAt) : given.dueAt
  return transaction(async (tx): Promise<Result<Assigned, ProblemReason>> => {
    const member = await findMember(tx, projectId, given.user)
    if (!member) return failure('not-found', 'That person is no member of this project.')
    if (!mayDo(member.role, 'sets.write-own'))
      return failure('not-a-reader', `As ${member.role} of this project ${member.name} reads nothing.`)
    const { row, isNew } = await putAssignment(tx, { documentId, userId: given.user }, { state, dueAt })
    return success({ assignment: shapeAssignment(row, caller), isNew })
  })
}

/** Takes an assignment back. A reading that was begun stays. */
export async function unassignReader(caller: Caller, documentId: string, userId: string): Promise<Result<null, ProblemReason>> {
  const projectId = await findDocumentProject(documentId)
  if (!projectId) return notFound
  const access = await gate(caller, 'assignments.change', projectId)
  if (!access.ok) return access
  return (await deleteAssignment({ documentId, userId })) ? success(null) : failure('not-found', 'That document is not assigned to them.')
}

/** Adds to the time the caller was active on a document. Null, and nothing is kept, where it is not assigned to them. */
export async function reportActiveTime(
  caller: Caller,
  documentId: string,
  seconds: number,
): Promise<Result<{ activeSeconds: number | null }, ProblemReason>> {
  const found = await gateDocument(caller, 'sets.write-own', documentId)
  if (!found.ok) return found
  const place = { documentId, userId: caller.userId }
  await addActiveSeconds(place, seconds)
  return success({ activeSeconds: await activeSecondsOf(place) })
}
