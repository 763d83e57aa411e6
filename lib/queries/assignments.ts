import type { Caller } from '@/lib/auth/caller'
import { gate, notFound } from '@/lib/auth/gate'
import { mayDo } from '@/lib/auth/policy'
import type { AssignmentsQuery, AssignmentView } from '@/lib/contracts/assignments'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { type AssignmentRow, listAssignments } from '@/lib/data/assignments'
import { findDocumentProject } from '@/lib/data/documents'
import { failure, type Result, success } from '@/lib/domain/result'
import type { Page } from './page'

/** Who should read what in a project; drafts are among it for those only who may change documents. */
export async function assignments(
  caller: Caller,
  projectId: string,
  { cursor, limit, document, user, state }: AssignmentsQuery,
): Promise<Result<Page<AssignmentView>, ProblemReason>> {
  const access = await gate(caller, 'documents.read', projectId)
  if (!access.ok) return access
  const after = cursor === undefined ? null : placeOf(cursor)
  if (cursor !== undefined && !after) return failure('invalid', 'The cursor is none of ours.')
  const withDrafts = mayDo(access.value.role, 'documents.change')
  const rows = await listAssignments(projectId, { documentId: document, userId: user, state, limit: limit + 1, after, withDrafts })
  const items = rows.slice(0, limit).map(shapeAssignment)
  const last = items.at(-1)
  return success({ items, next: rows.length > limit && last ? `${last.documentId}.${last.user.id}` : null })
}

/** Who should read a document. */
export async function assignmentsOf(
  caller: Caller,
  documentId: string,
  query: Omit<AssignmentsQuery, 'document'>,
): Promise<Result<Page<AssignmentView>, ProblemReason>> {
  const projectId = await findDocumentProject(documentId)
  return projectId ? assignments(caller, projectId, { ...query, document: documentId }) : notFound
}

export const shapeAssignment = (row: AssignmentRow): AssignmentView => ({
  documentId: row.documentId,
  title: row.document.title,
  user: { id: row.user.id, name: row.user.name },
  state: row.state,
  dueAt: row.dueAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
})

function placeOf(cursor: string): { documentId: string; userId: string } | null {
  const [documentId, userId, more] = cursor.split('.')
  return documentId && userId && more === undefined ? { documentId, userId } : null
}
