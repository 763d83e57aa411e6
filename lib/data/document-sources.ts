import { createHash } from 'node:crypto'
import type { ImportFormat, ImportReport } from '@/lib/contracts/documents'
import { wellFormed } from '@/lib/contracts/primitives'
import { db, type Prisma, type Tx } from './client'

/** What was loaded, as it came; but NUL and lone surrogates, which no database keeps. */
export type Source = { readonly format: ImportFormat; readonly fileName: string | null; readonly characters: string }

const digestOf = (characters: string) => createHash('sha256').update(characters).digest('hex')

export async function insertSource(tx: Tx, documentId: string, source: Source, report: ImportReport): Promise<void> {
  const characters = wellFormed(source.characters)
  const data = { documentId, format: source.format, fileName: source.fileName, characters, sha256: digestOf(characters) }
  await tx.documentSource.create({ data: { ...data, report: report as unknown as Prisma.InputJsonValue }, select: { documentId: true } })
}

/** Documents of the project that were loaded from the very same characters. */
export async function documentsLoadedFrom(projectId: string, characters: string, tx: Tx = db()): Promise<{ id: string; title: string }[]> {
  return tx.document.findMany({
    where: { projectId, deletedAt: null, source: { sha256: digestOf(wellFormed(characters)) } },
    select: { id: true, title: true },
    orderBy: { id: 'asc' },
    take: 5,
  })
}
