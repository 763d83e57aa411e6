import type { Caller } from '@/lib/auth/caller'
import { gate } from '@/lib/auth/gate'
import { mayDo } from '@/lib/auth/policy'
import type { AssignmentsPage } from '@/lib/contracts/assignments-page'
import { PAGE_LIMIT } from '@/lib/contracts/primitives'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { groupBy } from '@/lib/domain/group-by'
import { type Result, success } from '@/lib/domain/result'
import { assignments } from './assignments'
import { documentsList } from './documents-list'
import { everyItem } from './page'
import { readMembers } from './projects'

/** Who reads what in a project, for those who assign. */
export async function assignmentsPage(caller: Caller, projectId: string): Promise<Result<AssignmentsPage, ProblemReason>> {
  const access = await gate(caller, 'assignments.change', projectId)
  if (!access.ok) return access
  const [list, members, assigned] = await Promise.all([
    documentsList(caller, projectId),
    everyItem((cursor) => readMembers(caller, projectId, { limit: PAGE_LIMIT, cursor })),
    everyItem((cursor) => assignments(caller, projectId, { limit: PAGE_LIMIT, cursor })),
  ])
  if (!list.ok) return list
  if (!members.ok) return members
  if (!assigned.ok) return assigned
  const byDocument = groupBy(assigned.value, ({ documentId }) => documentId)
  return success({
    people: members.value.filter(({ role }) => mayDo(role, 'sets.write-own')).map(({ id, name }) => ({ id, name })),
    rows: list.value.rows.map(({ id, title, publisher, readers }) => ({
      ...{ id, title, publisher, readers },
      assigned: (byDocument.get(id) ?? []).map(({ user }) => user.id),
    })),
  })
}
