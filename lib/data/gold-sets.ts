import { findSet, type SetRow } from './annotation-sets'
import { db, type Tx } from './client'

/**
 * Holds a text until the transaction ends, so that of two people who settle at once the second finds what the first made.
 * On SQLite the transaction itself does that.
 */
export async function holdText(tx: Tx, textId: string): Promise<void> {
  await tx.$executeRaw`UPDATE "Text" SET "version" = "version" WHERE "id" = ${textId}`
}

/** The one gold set of a text, or null. */
export async function findGoldSet(textId: string, tx: Tx = db()): Promise<(SetRow & { settledFromId: string | null }) | null> {
  const found = await tx.annotationSet.findFirst({
    where: { textId, kind: 'gold' },
    orderBy: { id: 'asc' },
    select: { id: true, settledFromId: true },
  })
  const set = found && (await findSet(found.id, tx))
  return set && { ...set, settledFromId: found.settledFromId }
}

/** Marks a gold set as settled by somebody from a reading, at a moment. */
export async function markSettled(tx: Tx, goldId: string, given: { ownerId: string; settledFromId: string; at: Date }): Promise<void> {
  const { ownerId, settledFromId, at } = given
  await tx.annotationSet.update({ where: { id: goldId }, data: { ownerId, settledFromId, state: 'submitted', submittedAt: at } })
}
