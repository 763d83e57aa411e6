import type { Caller } from '@/lib/auth/caller'
import { gateDocument } from '@/lib/auth/document-gate'
import { visibleSets } from '@/lib/auth/set-visibility'
import type { OtherReading } from '@/lib/contracts/annotate-page'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { countOfSets, listSets } from '@/lib/data/annotation-sets'
import { type Result, success } from '@/lib/domain/result'

/** The submitted readings of a document by others that the caller may see, oldest first. */
export async function otherReadings(caller: Caller, documentId: string): Promise<Result<OtherReading[], ProblemReason>> {
  const found = await gateDocument(caller, 'sets.read', documentId)
  if (!found.ok) return found
  const sets = await listSets(documentId, {
    AND: [visibleSets(found.value.access), { kind: 'annotator', state: 'submitted', ownerId: { not: caller.userId } }],
  })
  const counts = await countOfSets(sets.map(({ id }) => id))
  return success(sets.map(({ id, owner }) => ({ setId: id, reader: owner?.name ?? '', count: counts.get(id) ?? 0 })))
}
