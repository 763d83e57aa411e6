import type { Block, Inline, Text } from '@/lib/domain/text/text'
import { db, Prisma, type Tx } from './client'
import { keptRows } from './kept-rows'
import { sha256Of } from './text-digest'

/** A text with the document and project it belongs to. */
export type TextRow = Text & {
  readonly id: string
  readonly version: number
  readonly sha256: string
  readonly documentId: string
  readonly projectId: string
}

const columns = {
  id: true,
  version: true,
  sha256: true,
  documentId: true,
  characters: true,
  blocks: true,
  inlines: true,
  document: { select: { projectId: true } },
} as const

/** A text by its id: throws when there is none such, for it is one of our own ids. */
export async function findText(id: string, tx: Tx = db()): Promise<TextRow> {
  const { document, blocks, inlines, ...text } = await tx.text.findUniqueOrThrow({ where: { id }, select: columns })
  return { ...text, blocks: blocks as unknown as Block[], inlines: inlines as unknown as Inline[], projectId: document.projectId }
}

/** A document's text of that id, or null. */
export async function findTextOf(documentId: string, id: string): Promise<TextRow | null> {
  const held = await db().text.findFirst({ where: { id, documentId }, select: { id: true } })
  return held && findText(id)
}

/** The versions of a document's text, oldest first, without their characters. */
export const listTexts = (documentId: string) =>
  db().text.findMany({
    where: { documentId },
    orderBy: { version: 'asc' },
    select: { id: true, documentId: true, version: true, sha256: true, length: true, wordCount: true, createdAt: true },
  })

/** The newest version of a document's text, or null while it is a draft. */
export async function currentText(documentId: string, tx: Tx = db()): Promise<TextRow | null> {
  const row = await tx.text.findFirst({ where: { documentId }, orderBy: { version: 'desc' }, select: columns })
  if (!row) return null
  const { document, blocks, inlines, ...text } = row
  return { ...text, blocks: blocks as unknown as Block[], inlines: inlines as unknown as Inline[], projectId: document.projectId }
}

/** The characters of a text. It is one of our own ids: throws when there is none such. */
export async function charactersOf(textId: string, tx: Tx = db()): Promise<string> {
  return (await tx.text.findUniqueOrThrow({ where: { id: textId }, select: { characters: true } })).characters
}

const keptCharacters = keptRows<string>(16 * 1024 ** 2, (characters) => characters.length)

/** The same, kept in this process: a frozen text never changes. */
export const frozenCharacters = (textId: string, tx: Tx = db()): Promise<string> => keptCharacters(textId, () => charactersOf(textId, tx))

/** Texts of the instance in the order of their ids, after the one named by `after`. */
export async function pageOfTexts(after: string, limit: number, tx: Tx = db()): Promise<(Text & { id: string; sha256: string })[]> {
  const rows = await tx.text.findMany({
    where: { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, sha256: true, characters: true, blocks: true, inlines: true },
  })
  return rows.map((row) => ({ ...row, blocks: row.blocks as unknown as Block[], inlines: row.inlines as unknown as Inline[] }))
}

/** Freezes a text as the first version of a document, which is a draft no longer. The text must hold its invariants. */
export async function insertFirstText(
  tx: Tx,
  given: { documentId: string; text: Text; wordCount: number; createdById: string },
): Promise<void> {
  const { characters, blocks, inlines } = given.text
  await tx.text.create({
    data: {
      documentId: given.documentId,
      version: 1,
      characters,
      blocks: blocks as unknown as Prisma.InputJsonValue,
      inlines: inlines as unknown as Prisma.InputJsonValue,
      sha256: sha256Of(given.text),
      length: characters.length,
      wordCount: given.wordCount,
      createdById: given.createdById,
    },
    select: { id: true },
  })
  await tx.document.update({ where: { id: given.documentId }, data: { state: 'frozen', draft: Prisma.DbNull }, select: { id: true } })
}
