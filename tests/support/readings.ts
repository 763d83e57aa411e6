import { v7 } from 'uuid'
import type { Caller } from '@/lib/auth/caller'
import { db } from '@/lib/data/client'
import { sha256Of } from '@/lib/data/text-digest'
import type { AnnotationBody, Change } from '@/lib/domain/annotation/change'

/** A frozen document whose blocks are the lines of `characters`. */
export async function frozen(
  projectId: string,
  characters: string,
  title = 'A document',
): Promise<{ documentId: string; textId: string; characters: string }> {
  let start = 0
  const blocks = characters.split('\n').map((text) => {
    const block = { type: 'paragraph' as const, start, end: start + text.length }
    start = block.end + 1
    return block
  })
  const text = {
    version: 1,
    characters,
    blocks,
    inlines: [],
    sha256: sha256Of({ characters, blocks, inlines: [] }),
    length: characters.length,
    wordCount: characters.split(/\s+/).length,
  }
  const document = await db().document.create({
    data: { projectId, title, state: 'frozen', texts: { create: text } },
    select: { id: true, texts: { select: { id: true } } },
  })
  return { documentId: document.id, textId: document.texts[0]?.id ?? '', characters }
}

/** An annotator's set, made at once and open. */
export async function setOf(
  caller: Caller,
  { documentId, textId }: { documentId: string; textId: string },
  state: 'open' | 'submitted' = 'open',
): Promise<string> {
  const { projectId } = await db().document.findUniqueOrThrow({ where: { id: documentId } })
  const submittedAt = state === 'submitted' ? new Date() : null
  return (await db().annotationSet.create({ data: { projectId, documentId, textId, ownerId: caller.userId, state, submittedAt } })).id
}

/** A change that tags the n-th place where `quote` stands. */
export function tagging(
  characters: string,
  tag: string,
  quote: string,
  more: Partial<AnnotationBody> = {},
  n = 1,
): Change & { kind: 'create'; annotation: AnnotationBody } {
  let start = -1
  for (let k = 0; k < n; k++) start = characters.indexOf(quote, start + 1)
  if (start < 0) throw new Error(`“${quote}” does not stand ${n} times in the text`)
  return { id: v7(), kind: 'create', annotation: { id: v7(), tag, parts: [{ start, end: start + quote.length, quote }], ...more } }
}

export const relating = (type: string, from: string, to: string): Change & { kind: 'create'; relation: { id: string } } => ({
  id: v7(),
  kind: 'create',
  relation: { id: v7(), type, from, to },
})
