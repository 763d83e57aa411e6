import { db } from './client'

const columns = { id: true, title: true } as const

/** The frozen documents of a project that are not in the trash, newest first as in the documents list, with the reader's own set. */
export const listFrozen = (projectId: string, userId: string) =>
  db().document.findMany({
    where: { projectId, deletedAt: null, state: 'frozen' },
    orderBy: { id: 'desc' },
    select: {
      ...columns,
      publisher: true,
      sets: { where: { ownerId: userId, kind: 'annotator' }, select: { state: true }, orderBy: { id: 'desc' }, take: 1 },
    },
  })

/** A frozen document of the project by its id, or null where it is in the trash. */
export const findNeighbour = (projectId: string, id: string) =>
  db().document.findFirst({ where: { id, projectId, deletedAt: null, state: 'frozen' }, select: columns })
