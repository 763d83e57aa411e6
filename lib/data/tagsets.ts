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
