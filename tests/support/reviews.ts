import type { Caller } from '@/lib/auth/caller'
import { applyInside } from '@/lib/commands/apply-changes'
import { db, transaction } from '@/lib/data/client'
import { type Change, subjectIdOf } from '@/lib/domain/annotation/change'
import { setOf, tagging } from './readings'

export const ARTICLE = 'The minister said the so-called reform would go ahead, according to officials.'

/** Somebody's reading of a frozen document: an annotation for each tag and quote, in that order, and further changes. */
export async function reading(
  document: { documentId: string; textId: string; characters: string },
  owner: Caller,
  tagged: readonly (readonly [tag: string, quote: string])[],
  state: 'open' | 'submitted' = 'submitted',
  more: (ids: readonly string[]) => Change[] = () => [],
): Promise<{ id: string; annotations: string[] }> {
  const id = await setOf(owner, document)
  const changes = tagged.map(([tag, quote]) => tagging(document.characters, tag, quote))
  const annotations = changes.map(subjectIdOf)
  const applied = await transaction((tx) => applyInside(tx, id, owner.userId, [...changes, ...more(annotations)]))
  if (!applied.ok || applied.value.refused.length > 0) throw new Error(JSON.stringify(applied))
  await db().annotationSet.update({ where: { id }, data: { state, submittedAt: state === 'submitted' ? new Date() : null } })
  return { id, annotations }
}
