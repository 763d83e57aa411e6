import type { ImportReport } from '@/lib/contracts/documents'
import type { Text } from '@/lib/domain/text/text'
import { db, type Prisma, type Tx } from './client'
import { sha256Of } from './text-digest'

export type DraftRow = { readonly text: Text; readonly sha256: string; readonly report: ImportReport | null }

/** The unfrozen text of a document, with what loading found; null where there is none, or it is frozen. */
export async function findDraft(documentId: string, tx: Tx = db()): Promise<DraftRow | null> {
  const row = await tx.document.findFirst({
    where: { id: documentId, state: 'draft', deletedAt: null },
    select: { draft: true, source: { select: { report: true } } },
  })
  if (!row?.draft) return null
  const text = row.draft as unknown as Text
  return { text, sha256: sha256Of(text), report: (row.source?.report ?? null) as ImportReport | null }
}

export async function putDraft(tx: Tx, documentId: string, { characters, blocks, inlines }: Text): Promise<void> {
  const draft = { characters, blocks, inlines } as unknown as Prisma.InputJsonValue
  await tx.document.update({ where: { id: documentId }, data: { draft }, select: { id: true } })
}
