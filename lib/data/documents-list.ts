import type { Verdict } from '@/lib/domain/review/decision'
import { db, type Prisma } from './client'

const documentColumns = {
  id: true,
  title: true,
  state: true,
  publisher: true,
  publishedAt: true,
  byline: true,
  language: true,
  originalId: true,
  createdAt: true,
  texts: { select: { id: true, length: true }, orderBy: { version: 'desc' }, take: 1 },
  assignments: { select: { userId: true, state: true, user: { select: { name: true } } } },
} satisfies Prisma.DocumentSelect
export type ListedDocument = Prisma.DocumentGetPayload<{ select: typeof documentColumns }>

export type ListedSet = {
  id: string
  documentId: string
  textId: string
  kind: 'annotator' | 'gold' | 'suggester'
  state: 'open' | 'submitted'
  owner: { id: string; name: string } | null
}

/** Every document of a project that is not in the trash, newest first, with who is assigned to it. */
export function listedDocuments(projectId: string): Promise<ListedDocument[]> {
  return db().document.findMany({ where: { projectId, deletedAt: null }, orderBy: { id: 'desc' }, select: documentColumns })
}

/** The readings of a project's documents: who reads what, and how far; not what they say. */
export function listedSets(projectId: string): Promise<ListedSet[]> {
  return db().annotationSet.findMany({
    where: { projectId, kind: { not: 'suggester' }, document: { deletedAt: null } },
    select: { id: true, documentId: true, textId: true, kind: true, state: true, owner: { select: { id: true, name: true } } },
    orderBy: { id: 'asc' },
  })
}

/** Annotations in each set that `visible` lets through. */
export async function annotationCounts(projectId: string, visible: Prisma.AnnotationSetWhereInput): Promise<Map<string, number>> {
  const rows = await db().annotation.groupBy({
    by: ['setId'],
    where: { deletedAt: null, set: { AND: [{ projectId, kind: { not: 'suggester' } }, visible] } },
    _count: true,
  })
  return new Map(rows.map((row) => [row.setId, row._count]))
}

/** Where one layer's annotations lie, in each set that `visible` lets through. */
export async function spansOfLayer(projectId: string, layer: string, visible: Prisma.AnnotationSetWhereInput) {
  return db().annotation.findMany({
    where: { layer, deletedAt: null, set: { AND: [{ projectId, kind: { not: 'suggester' } }, visible] } },
    select: { setId: true, start: true, end: true },
  })
}

/** Verdicts that were not taken back, on annotations in each set that `visible` lets through, with the annotation's revision. */
export async function listedDecisions(projectId: string, visible: Prisma.AnnotationSetWhereInput) {
  const rows = await db().decision.findMany({
    where: {
      supersededAt: null,
      annotation: { deletedAt: null },
      set: { AND: [{ projectId, kind: 'annotator', state: 'submitted' }, visible] },
    },
    select: {
      id: true,
      reviewerId: true,
      setId: true,
      annotationId: true,
      verdict: true,
      revision: true,
      createdAt: true,
      supersededAt: true,
      annotation: { select: { revision: true } },
    },
  })
  return rows.map(({ annotation, verdict, ...row }) => ({ ...row, verdict: verdict as Verdict, annotationRevision: annotation.revision }))
}
