import type { Annotation, Attributes, Confidence, Part } from '@/lib/domain/annotation/annotation'
import { db, type Prisma, type Tx } from './client'

/** An annotation with the revision of its set at which it last changed: what was decided before that no longer counts. */
export type RevisedAnnotation = { readonly annotation: Annotation; readonly revision: number }

const columns = {
  id: true,
  tag: true,
  parts: true,
  attributes: true,
  note: true,
  confidence: true,
  takenFromId: true,
  revision: true,
} as const
type Row = Prisma.AnnotationGetPayload<{ select: typeof columns }>

const revised = ({ revision, parts, attributes, confidence, ...row }: Row): RevisedAnnotation => ({
  annotation: {
    ...row,
    parts: parts as unknown as Part[],
    attributes: attributes as Attributes,
    confidence: confidence as Confidence | null,
  },
  revision,
})

/** The live annotations of a set in text order. */
export async function revisedAnnotations(setId: string, tx: Tx = db()): Promise<RevisedAnnotation[]> {
  const rows = await tx.annotation.findMany({
    where: { setId, deletedAt: null },
    orderBy: [{ start: 'asc' }, { end: 'desc' }, { id: 'asc' }],
    select: columns,
  })
  return rows.map(revised)
}

export async function findRevisedAnnotation(tx: Tx, id: string): Promise<RevisedAnnotation | null> {
  const row = await tx.annotation.findFirst({ where: { id, deletedAt: null }, select: columns })
  return row && revised(row)
}

/** The id of the set that holds a live annotation, or null. */
export async function setIdOfAnnotation(annotationId: string): Promise<string | null> {
  const row = await db().annotation.findFirst({ where: { id: annotationId, deletedAt: null }, select: { setId: true } })
  return row?.setId ?? null
}
