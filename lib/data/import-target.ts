import { db, type Tx } from './client'

/** An empty project's name and the sum of the file that filled it; `isEmpty` is whether nothing is in it. */
export async function findTarget(projectId: string, tx: Tx = db()) {
  const row = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { id: true, name: true, importDigest: true, documents: { where: { deletedAt: null }, take: 1, select: { id: true } } },
  })
  return { id: row.id, name: row.name, importDigest: row.importDigest, isEmpty: row.documents.length === 0 }
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
