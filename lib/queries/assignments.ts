import type { Caller } from '@/lib/auth/caller'
import { gateDocument } from '@/lib/auth/document-gate'
import { gate, mayAlso } from '@/lib/auth/gate'
import { readingsShown } from '@/lib/auth/set-visibility'
import type { AssignmentsQuery, AssignmentView } from '@/lib/contracts/assignments'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { type AssignmentRow, listAssignments } from '@/lib/data/assignments'
import { failure, type Result, success } from '@/lib/domain/result'
import type { Page } from './page'

/**
 * Who should read what in a project; drafts are among it for those only who prepare documents. That somebody is done is told
 * to those only who may see their reading: to others it is open still.
 */
export async function assignments(
  caller: Caller,
  projectId: string,
  { cursor, limit, document, user, state }: AssignmentsQuery,
): Promise<Result<Page<AssignmentView>, ProblemReason>> {
  const access = await gate(caller, 'documents.read', projectId)
  if (!access.ok) return access
  const after = cursor === undefined ? null : placeOf(cursor)
  if (cursor !== undefined && !after) return failure('invalid', 'The cursor is none of ours.')
  const withDrafts = mayAlso(access.value, 'drafts.read')
  const asked = { documentId: document, userId: user, state, limit: limit + 1, after, withDrafts }
  const rows = await listAssignments(projectId, caller.userId, readingsShown(access.value), asked)
  const items = rows.slice(0, limit).map(({ isShown, ...row }) => shapeAssignment(isShown ? row : { ...row, state: 'open' }, caller))
  const last = items.at(-1)
  return success({ items, next: rows.length > limit && last ? `${last.documentId}.${last.user.id}` : null })
}

/** Who should read a document. */
export async function assignmentsOf(
  caller: Caller,
  documentId: string,
  query: Omit<AssignmentsQuery, 'document'>,
): Promise<Result<Page<AssignmentView>, ProblemReason>> {
  const found = await gateDocument(caller, 'documents.read', documentId)
  return found.ok ? assignments(caller, found.value.document.projectId, { ...query, document: documentId }) : found
}

export const shapeAssignment = (row: AssignmentRow, caller: Caller): AssignmentView => ({
  documentId: row.documentId,
  title: row.document.title,
  user: { id: row.user.id, name: row.user.name },
  state: row.state,
  dueAt: row.dueAt?.toISOString() ?? null,
  activeSeconds: row.user.id === caller.userId ? row.activeSeconds : null,
  createdAt: row.createdAt.toISOString(),
})

function placeOf(cursor: string): { documentId: string; userId: string } | null {
  const [documentId, userId, more] = cursor.split('.')
  return documentId && userId && more === undefined ? { documentId, userId } : null
}
