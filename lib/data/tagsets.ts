import type { Tagset } from '@/lib/domain/tagset/tagset'
import { db, type Tx } from './client'
import { keptRows } from './kept-rows'

const keptTagsets = keptRows<Tagset>(200, () => 1)

/**
 * The tagset in force in a project, with its revision. Every project has one. A revision never changes, so the tagsets that
 * were read last are kept in this process.
 */
export async function currentTagset(projectId: string, tx: Tx = db()): Promise<{ revision: number; tagset: Tagset }> {
  const { id, number } = await tx.tagsetRevision.findFirstOrThrow({
    where: { projectId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true },
  })
  return { revision: number, tagset: await keptTagsets(id, () => tagsetOf(id, tx)) }
}

async function tagsetOf(id: string, tx: Tx): Promise<Tagset> {
  return (await tx.tagsetRevision.findUniqueOrThrow({ where: { id }, select: { tagset: true } })).tagset as unknown as Tagset
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
