import type { Tagset } from '@/lib/domain/tagset/tagset'
import { db, type Tx } from './client'

/** The tagset in force in a project, with its revision. Every project has one. */
export async function currentTagset(projectId: string, tx: Tx = db()): Promise<{ revision: number; tagset: Tagset }> {
  const row = await tx.tagsetRevision.findFirstOrThrow({
    where: { projectId },
    orderBy: { number: 'desc' },
    select: { number: true, tagset: true },
  })
  return { revision: row.number, tagset: row.tagset as unknown as Tagset }
}

/** One revision of a project's tagset, or null. */
export async function findTagset(projectId: string, revision: number): Promise<{ revision: number; tagset: Tagset } | null> {
  const where = { projectId_number: { projectId, number: revision } }
  const row = await db().tagsetRevision.findUnique({ where, select: { number: true, tagset: true } })
  return row && { revision: row.number, tagset: row.tagset as unknown as Tagset }
}

/** The revisions of a project's tagset, oldest first. */
export async function listTagsets(projectId: string): Promise<{ revision: number; tagset: Tagset; createdAt: Date }[]> {
  const rows = await db().tagsetRevision.findMany({
    where: { projectId },
    orderBy: { number: 'asc' },
    select: { number: true, tagset: true, createdAt: true },
  })
  return rows.map(({ number, tagset, createdAt }) => ({ revision: number, tagset: tagset as unknown as Tagset, createdAt }))
}
