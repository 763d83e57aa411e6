import type { Caller } from '@/lib/auth/caller'
import { gateDocument } from '@/lib/auth/document-gate'
import { notFound } from '@/lib/auth/gate'
import type { PageAsked } from '@/lib/contracts/primitives'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { TextSummary, TextView } from '@/lib/contracts/texts'
import { findTextOf, listTexts } from '@/lib/data/texts'
import { type Result, success } from '@/lib/domain/result'
import { idOf, type Page, pageWithin } from './page'

/** The versions of a document's text. */
export async function readTexts(caller: Caller, documentId: string, asked: PageAsked): Promise<Result<Page<TextSummary>, ProblemReason>> {
  const allowed = await gateDocument(caller, 'documents.read', documentId)
  if (!allowed.ok) return allowed
  const rows = await listTexts(documentId)
  return pageWithin(
    rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    asked,
    idOf,
  )
}

/** One version of a document's text; one of another document is none of this one's. */
export async function readText(caller: Caller, documentId: string, textId: string): Promise<Result<TextView, ProblemReason>> {
  const allowed = await gateDocument(caller, 'documents.read', documentId)
  if (!allowed.ok) return allowed
  const text = await findTextOf(documentId, textId)
  if (!text) return notFound
  const { id, version, characters, blocks, inlines, sha256 } = text
  return success({ id, version, characters, blocks: [...blocks], inlines: [...inlines], sha256 })
}
