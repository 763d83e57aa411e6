import { PATIENCE } from '@/components/api-client'
import type { ChangeView } from '@/lib/contracts/annotation-sets'
import type { Annotation } from '@/lib/domain/annotation/annotation'
import { type SetContent, subjectIdOf } from '@/lib/domain/annotation/change'
import { replay } from '@/lib/domain/annotation/replay'
import type { RefusedChange } from '@/lib/domain/annotation/unsaved'
import { findTag, type Tagset } from '@/lib/domain/tagset/tagset'
import { readList } from './read-list'
import { changeOf } from './sent-change'

/**
 * What is known of a change's annotation at the moment it is refused, kept with it for when neither the set nor the tagset
 * has it: what its tag was called and, where a change of it came too late, what it was.
 */
export async function withFacts(
  refused: RefusedChange,
  setId: string,
  content: SetContent,
  tagset: Pick<Tagset, 'tags'>,
): Promise<RefusedChange> {
  const { change, reason } = refused
  if (!('annotation' in change) || change.kind === 'delete') return refused
  const was = change.kind === 'update' && reason === 'not-found' ? await lastOf(setId, subjectIdOf(change), content) : null
  const tag = change.annotation.tag ?? was?.tag ?? content.annotations.get(change.annotation.id)?.tag
  return { ...refused, was, tagName: (tag && findTag(tagset, tag)?.name) ?? null }
}

/** The annotation as the set last held it: as all of its changes tell, else as it is shown here. */
async function lastOf(setId: string, id: string, shown: SetContent): Promise<Annotation | null> {
  const answer = await readList<ChangeView>(`/annotation-sets/${setId}/changes`, ({ subject, body }) => Boolean(subject && body), {
    query: { subject: id },
    patience: PATIENCE,
  })
  const changes = (answer.ok ? answer.value : []).map(changeOf).filter((change) => 'annotation' in change && change.kind !== 'delete')
  return replay(changes).annotations.get(id) ?? shown.annotations.get(id) ?? null
}
