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
 * What tells how far the reading of the projects' documents is: who should read them, and those of their annotators' and
 * gold sets in the current text that `visible` lets through and that are begun.
 */
export async function readingFacts(projectIds: string[], visible: Prisma.AnnotationSetWhereInput) {
  const document = { projectId: { in: projectIds }, deletedAt: null }
  const [documents, texts, assignments, sets] = await Promise.all([
    db().document.findMany({ where: document, select: { id: true, projectId: true, state: true } }),
    db().text.findMany({ where: { document }, select: { id: true, documentId: true }, orderBy: { version: 'asc' } }),
    db().assignment.findMany({ where: { document }, select: { documentId: true, userId: true } }),
    db().annotationSet.findMany({
      where: { AND: [{ document, kind: { not: 'suggester' } }, begun, visible] },
      select: { documentId: true, textId: true, ownerId: true, kind: true, state: true },
      orderBy: { id: 'asc' },
    }),
  ])
  const current = new Map(texts.map(({ id, documentId }) => [documentId, id]))
  return { documents, assignments, sets: sets.filter(({ documentId, textId }) => current.get(documentId) === textId) }
}
