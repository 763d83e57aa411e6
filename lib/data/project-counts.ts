import { begun } from './annotation-sets'
import { db, type Prisma } from './client'

/**
 * Documents (drafts only `withDrafts`), members, and the submitted readings of others that nobody has judged, of those that
 * `visible` lets through.
 */
export async function projectCounts(projectId: string, userId: string, visible: Prisma.AnnotationSetWhereInput, withDrafts: boolean) {
  const [documents, members, review] = await Promise.all([
    db().document.count({ where: { projectId, deletedAt: null, ...(withDrafts ? {} : { state: 'frozen' }) } }),
    db().member.count({ where: { projectId } }),
    db().annotationSet.count({
      where: {
        AND: [
          { projectId, kind: 'annotator', state: 'submitted', document: { deletedAt: null }, decisions: { none: { supersededAt: null } } },
          { NOT: { ownerId: userId } },
          visible,
        ],
      },
    }),
  ])
  return { documents, members, review }
}

/**
 * For each project: its documents (drafts only of projects in `withDrafts`), those with a submitted reading or gold, and
 * those with open readings only, of the sets that `visible` lets through.
 */
export async function projectProgress(projectIds: string[], withDrafts: ReadonlySet<string>, visible: Prisma.AnnotationSetWhereInput) {
  const where = { projectId: { in: projectIds }, deletedAt: null }
  const submitted: Prisma.AnnotationSetWhereInput = { AND: [{ state: 'submitted', kind: { not: 'suggester' } }, visible] }
  const [all, read, reading] = await Promise.all([
    db().document.groupBy({ by: ['projectId', 'state'], where, _count: true }),
    db().document.groupBy({ by: ['projectId'], where: { ...where, sets: { some: submitted } }, _count: true }),
    db().document.groupBy({
      by: ['projectId'],
      where: { ...where, sets: { none: submitted, some: { AND: [{ state: 'open', kind: 'annotator' }, begun, visible] } } },
      _count: true,
    }),
  ])
  const count = (rows: readonly { projectId: string; _count: number }[], id: string) =>
    rows.find((row) => row.projectId === id)?._count ?? 0
  const documentCount = (id: string) =>
    all.filter((row) => row.projectId === id && (row.state === 'frozen' || withDrafts.has(id))).reduce((sum, row) => sum + row._count, 0)
  return (id: string) => ({ documentCount: documentCount(id), readCount: count(read, id), readingCount: count(reading, id) })
}
