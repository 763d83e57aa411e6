import type { Caller } from '@/lib/auth/caller'
import { gateDocument } from '@/lib/auth/document-gate'
import type { DocumentView, DraftInput } from '@/lib/contracts/documents'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { transaction } from '@/lib/data/client'
import { type DraftRow, findDraft, holdDraft, putDraft } from '@/lib/data/drafts'
import { sha256Of } from '@/lib/data/text-digest'
import { insertFirstText } from '@/lib/data/texts'
import { failure, type Result, success } from '@/lib/domain/result'
import { textOf } from '@/lib/domain/text/article-document'
import { checkText } from '@/lib/domain/text/check-text'
import { cleanCharacters } from '@/lib/domain/text/clean-characters'
import { canonicalInlines } from '@/lib/domain/text/inlines'
import { countWords } from '@/lib/domain/text/segments'
import type { Text } from '@/lib/domain/text/text'
import { tidyText } from '@/lib/domain/text/tidy-text'
import { readDocument } from '@/lib/queries/documents'

const frozen = failure<ProblemReason>('already-frozen', 'The text is frozen: it does not change any more.')

/**
 * Saves the text of a draft. With `expected` or `after`, only where nobody else has changed it since: one's own saves, whose
 * answers may be under way or lost, are known by their ids.
 */
export async function saveDraft(
  caller: Caller,
  documentId: string,
  input: DraftInput,
): Promise<Result<{ sha256: string; wordCount: number }, ProblemReason>> {
  const found = await gateDocument(caller, 'documents.change', documentId)
  if (!found.ok) return found
  const { document } = found.value
  const text = 'text' in input ? canonical(input.text) : fromDocument(input.document)
  if (!text.ok) return text
  return transaction(async (tx): Promise<Result<{ sha256: string; wordCount: number }, ProblemReason>> => {
    await holdDraft(tx, documentId)
    const before = await findDraft(documentId, tx)
    if (!before) return frozen
    if (!mayFollow(input, before))
      return failure('draft-changed', 'Somebody, or another tab, changed this draft. Yours was not saved over theirs.')
    await putDraft(tx, documentId, text.value, input.save)
    return success({ sha256: sha256Of(text.value), wordCount: countWords(text.value, document.provenance.language) })
  })
}

function mayFollow({ expected, after }: DraftInput, { sha256, revision }: DraftRow): boolean {
  if (expected === undefined && after === undefined) return true
  return expected === sha256 || (after?.includes(revision) ?? false)
}

/** The draft becomes text version 1, without its empty blocks; from then on it never changes. */
export async function freezeDocument(caller: Caller, documentId: string): Promise<Result<DocumentView, ProblemReason>> {
  const found = await gateDocument(caller, 'documents.change', documentId)
  if (!found.ok) return found
  const { document } = found.value
  const done = await transaction(async (tx): Promise<Result<null, ProblemReason>> => {
    await holdDraft(tx, documentId)
    const draft = await findDraft(documentId, tx)
    if (!draft) return frozen
    const text = tidyText(draft.text)
    if (!text.characters.trim()) return failure('empty-text', 'There is no text to freeze.')
    const checked = checkText(text)
    if (!checked.ok) return failure('invalid', checked.detail)
    const wordCount = countWords(text, document.provenance.language)
    await insertFirstText(tx, { documentId, text, wordCount, createdById: caller.userId })
    return success(null)
  })
  return done.ok ? readDocument(caller, documentId) : done
}

/** A document of the editor as a text, its characters cleaned: what was typed or pasted may be anything. */
function fromDocument(document: unknown): Result<Text, ProblemReason> {
  const read = textOf(document)
  if (!read.ok) return { ...failure('invalid', read.detail), errors: read.errors?.map((error) => ({ ...error, reason: 'invalid' })) }
  return canonical(read.value)
}

function canonical(given: Text): Result<Text, ProblemReason> {
  if (cleanCharacters(given.characters).characters !== given.characters)
    return failure('invalid', 'There are NUL, CR, lone surrogates or a byte order mark in the characters.')
  const checked = checkText({ ...given, inlines: canonicalInlines(given.inlines, given.blocks) })
  if (checked.ok) return checked
  return failure(checked.reason === 'too-long' ? 'too-large' : 'invalid', checked.detail)
}
