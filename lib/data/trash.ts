import { TRASHED } from './arrivals'
import { db } from './client'
import { documentColumns, documentSummaryOf } from './documents'
import { projectColumns, projectViewOf } from './projects'

type Asked = { readonly limit: number; readonly cursor?: string }
const further = (cursor?: string) => (cursor ? { id: { gt: cursor } } : {})

/** Projects in the trash, in the order they were made: those that somebody manages, or all of them (`userId` null). */
export async function listTrashedProjects(userId: string | null, { limit, cursor }: Asked) {
  const rows = await db().project.findMany({
    where: { deletedAt: TRASHED, ...(userId ? { members: { some: { userId, role: 'manager' } } } : {}), ...further(cursor) },
    orderBy: { id: 'asc' },
    take: limit,
    select: { ...projectColumns, deletedAt: true },
  })
  return rows.map(({ deletedAt, ...row }) => ({ ...projectViewOf(row), deletedAt: (deletedAt ?? new Date(0)).toISOString() }))
}

/** Documents of a project in the trash, in the order they were added. */
export async function listTrashedDocuments(projectId: string, { limit, cursor }: Asked) {
  const rows = await db().document.findMany({
    where: { projectId, deletedAt: TRASHED, ...further(cursor) },
    orderBy: { id: 'asc' },
    take: limit,
    select: { ...documentColumns, deletedAt: true },
  })
  return rows.map(({ deletedAt, ...row }) => ({ ...documentSummaryOf(row), deletedAt: (deletedAt ?? new Date(0)).toISOString() }))
}
