import type { Tx } from './client'

/** Marks a reader's assignment of a document done, where there is one. */
export async function closeAssignment(tx: Tx, documentId: string, userId: string): Promise<void> {
  await tx.assignment.updateMany({ where: { documentId, userId }, data: { state: 'done' } })
}

/** Marks it open again, where there is one. */
export async function openAssignment(tx: Tx, documentId: string, userId: string): Promise<void> {
  await tx.assignment.updateMany({ where: { documentId, userId }, data: { state: 'open' } })
}
