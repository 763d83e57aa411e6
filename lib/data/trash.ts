import type { ProjectRole } from '@/lib/contracts/choices'
import { TRASHED } from './arrivals'
import { db, type Prisma } from './client'
import { documentColumns, documentSummaryOf } from './documents'
import { projectColumns, projectViewOf } from './projects'

type Asked = { readonly limit: number; readonly cursor?: string }
const further = (cursor?: string) => (cursor ? { id: { lt: cursor } } : {})
const moment = (deletedAt: Date | null) => (deletedAt ?? new Date(0)).toISOString()

/** Whose trashed projects: those in which somebody has one of these roles; with `others` also those of which they are no member. */
export type TrashReader = { readonly userId: string; readonly roles: readonly ProjectRole[]; readonly others: boolean }

/** Projects in the trash, those made last first. */
export async function listTrashedProjects({ userId, roles, others }: TrashReader, { limit, cursor }: Asked) {
  const role = { in: [...roles] }
  const mine: Prisma.ProjectWhereInput = others ? { members: { none: { userId, NOT: { role } } } } : { members: { some: { userId, role } } }
  const rows = await db().project.findMany({
    where: { deletedAt: TRASHED, ...mine, ...further(cursor) },
    orderBy: { id: 'desc' },
    take: limit,
    select: { ...projectColumns, deletedAt: true },
  })
  return rows.map(({ deletedAt, ...row }) => ({ ...projectViewOf(row), deletedAt: moment(deletedAt) }))
}

/** Documents of a project in the trash, those added last first. */
export async function listTrashedDocuments(projectId: string, { limit, cursor }: Asked) {
  const rows = await db().document.findMany({
    where: { projectId, deletedAt: TRASHED, ...further(cursor) },
    orderBy: { id: 'desc' },
    take: limit,
    select: { ...documentColumns, deletedAt: true },
  })
  return rows.map(({ deletedAt, ...row }) => ({ ...documentSummaryOf(row), deletedAt: moment(deletedAt) }))
}

export const countTrashedDocuments = (projectId: string): Promise<number> =>
  db().document.count({ where: { projectId, deletedAt: TRASHED } })
