import type { ImportReport } from '@/lib/contracts/documents'
import type { Text } from '@/lib/domain/text/text'
import { db, type Prisma, type Tx } from './client'
import { sha256Of } from './text-digest'

export type DraftRow = {
  readonly text: Text
  readonly sha256: string
  /** the id of the last save; where it had none, the sha-256 */
  readonly revision: string
  readonly report: ImportReport | null
}

/** The unfrozen text of a document, with what loading found; null where there is none, or it is frozen. */
export async function findDraft(documentId: string, tx: Tx = db()): Promise<DraftRow | null> {
  const row = await tx.document.findFirst({
    where: { id: documentId, state: 'draft', deletedAt: null },
    select: { draft: true, source: { select: { report: true } } },
  })
  if (!row?.draft) return null
  const { save, ...text } = row.draft as unknown as Text & { save?: string }
  const sha256 = sha256Of(text)
  return { text, sha256, revision: save ?? sha256, report: (row.source?.report ?? null) as ImportReport | null }
}

/** The text of a draft, and the id of the save that brought it, where it has one. */
export async function putDraft(tx: Tx, documentId: string, { characters, blocks, inlines }: Text, save?: string): Promise<void> {
  const draft = { characters, blocks, inlines, ...(save !== undefined && { save }) } as unknown as Prisma.InputJsonValue
  await tx.document.update({ where: { id: documentId }, data: { draft }, select: { id: true } })
}

/** Holds a document's draft until the transaction ends: who saves or freezes it meanwhile comes after. */
export async function holdDraft(tx: Tx, documentId: string): Promise<void> {
  await tx.document.updateMany({ where: { id: documentId, state: 'draft' }, data: { state: 'draft' } })
}
