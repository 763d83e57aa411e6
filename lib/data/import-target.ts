import { TRASHED } from './arrivals'
import { db, type Tx } from './client'

/**
 * A project that a file may fill: its name, the sum of the file that filled it, and what is in it. Documents in the trash
 * fill it as well, for they may come back and name its tagset; those that are just arriving do not.
 */
export async function findTarget(projectId: string, tx: Tx = db()) {
  const one = { take: 1, select: { id: true } } as const
  const { documents, ...row } = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { id: true, name: true, importDigest: true, documents: { where: { deletedAt: null }, ...one } },
  })
  const trashed = await tx.document.findFirst({ where: { projectId, deletedAt: TRASHED }, select: { id: true } })
  const holds = documents.length > 0 ? ('documents' as const) : trashed ? ('trash' as const) : ('nothing' as const)
  return { ...row, holds }
}

export type Counts = {
  documents: number
  annotationSets: number
  annotations: number
  relations: number
  decisions: number
  comments: number
}

export async function countsOf(projectId: string): Promise<Counts> {
  const ofSet = { projectId, document: { deletedAt: null } }
  const live = { where: { deletedAt: null, set: ofSet } }
  const [documents, annotationSets, annotations, relations, decisions, comments] = await Promise.all([
    db().document.count({ where: { projectId, deletedAt: null } }),
    db().annotationSet.count({ where: ofSet }),
    db().annotation.count(live),
    db().relation.count(live),
    db().decision.count({ where: { set: ofSet } }),
    db().comment.count({ where: { set: ofSet } }),
  ])
  return { documents, annotationSets, annotations, relations, decisions, comments }
}
