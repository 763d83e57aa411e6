import type { DocumentSummary } from '@/lib/contracts/documents'
import { TRASHED } from './arrivals'
import { db, type Prisma, type Tx } from './client'
import { type ProvenanceFields, provenanceColumns, provenanceOf } from './provenance'

export const documentColumns = {
  id: true,
  projectId: true,
  title: true,
  state: true,
  ...provenanceColumns,
  originalId: true,
  createdAt: true,
} satisfies Prisma.DocumentSelect
type Row = Prisma.DocumentGetPayload<{ select: typeof documentColumns }>

/** A document as the API shows it, without its text. */
export const documentSummaryOf = (row: Row): DocumentSummary => ({
  id: row.id,
  projectId: row.projectId,
  title: row.title,
  state: row.state,
  provenance: provenanceOf(row),
  originalId: row.originalId,
  createdAt: row.createdAt.toISOString(),
})

/** The project of a document that is not in the trash, or null. */
export async function findDocumentProject(id: string, tx: Tx = db()): Promise<string | null> {
  const row = await tx.document.findFirst({ where: { id, deletedAt: null, project: { deletedAt: null } }, select: { projectId: true } })
  return row?.projectId ?? null
}

export async function findDocument(id: string, tx: Tx = db()): Promise<DocumentSummary | null> {
  const row = await tx.document.findFirst({ where: { id, deletedAt: null, project: { deletedAt: null } }, select: documentColumns })
  return row && documentSummaryOf(row)
}

/** Documents in the order they were added, after the one named by `cursor`; those that are not frozen yet only `withDrafts`. */
export async function listDocuments(
  projectId: string,
  { limit, cursor, withDrafts }: { limit: number; cursor?: string; withDrafts: boolean },
): Promise<DocumentSummary[]> {
  const rows = await db().document.findMany({
    where: { projectId, deletedAt: null, ...(withDrafts ? {} : { state: 'frozen' }), ...(cursor ? { id: { gt: cursor } } : {}) },
    orderBy: { id: 'asc' },
    take: limit,
    select: documentColumns,
  })
  return rows.map(documentSummaryOf)
}

export type NewDocument = ProvenanceFields & {
  readonly projectId: string
  readonly title: string
  readonly originalId: string | null
  readonly createdById: string
}

export async function insertDocument(tx: Tx, document: NewDocument): Promise<{ id: string }> {
  return tx.document.create({ data: document, select: { id: true } })
}

export async function updateDocument(
  tx: Tx,
  id: string,
  fields: ProvenanceFields & { title?: string; originalId?: string | null; deletedAt?: Date | null },
): Promise<void> {
  await tx.document.update({ where: { id }, data: fields, select: { id: true } })
}

/** A document that is in the trash, or null. */
export async function findTrashedDocument(id: string): Promise<DocumentSummary | null> {
  const row = await db().document.findFirst({ where: { id, deletedAt: TRASHED, project: { deletedAt: null } }, select: documentColumns })
  return row && documentSummaryOf(row)
}

/** What a document is a copy of, whether in the trash or not; undefined where there is no such document in the project. */
export async function findOriginalId(tx: Tx, projectId: string, id: string): Promise<string | null | undefined> {
  return (await tx.document.findFirst({ where: { id, projectId }, select: { originalId: true } }))?.originalId
}
