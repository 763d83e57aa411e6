import type { Caller } from '@/lib/auth/caller'
import { notFound } from '@/lib/auth/gate'
import { gateOwnChanges } from '@/lib/auth/set-gate'
import type { ChangesAnswer } from '@/lib/contracts/annotation-sets'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findSetFacts, loadContentFor, type SetFacts } from '@/lib/data/annotation-sets'
import { holdSet, knownChanges, relationsElsewhere, takeSequence, writeChanges } from '@/lib/data/changes'
import { type Tx, transaction } from '@/lib/data/client'
import { currentTagset } from '@/lib/data/tagsets'
import { frozenCharacters } from '@/lib/data/texts'
import { applyChanges as decide } from '@/lib/domain/annotation/apply-changes'
import { type Change, subjectIdOf, subjectOf } from '@/lib/domain/annotation/change'
import { appliedOf, sortBatch } from '@/lib/domain/annotation/sent-batch'
import { failure, type Result, success } from '@/lib/domain/result'
import type { Tagset } from '@/lib/domain/tagset/tagset'

/**
 * Applies changes to the caller's own set, in order, in one transaction. A change that was applied before counts as
 * applied and does nothing; one that does not hold is refused with its reason and takes only those with it that depend
 * on it. The whole call is refused for somebody else's set and for a submitted one.
 */
export async function applyChanges(
  caller: Caller,
  setId: string,
  changes: readonly Change[],
): Promise<Result<ChangesAnswer, ProblemReason>> {
  const own = await gateOwnChanges(caller, setId)
  if (!own.ok) return own
  return transaction((tx) => applyInside(tx, setId, caller.userId, changes))
}

/** The same within a transaction and without asking who may: for commands that write a set of their own making. */
export async function applyInside(
  tx: Tx,
  setId: string,
  userId: string | null,
  changes: readonly Change[],
  at = new Date(),
): Promise<Result<ChangesAnswer, ProblemReason>> {
  await holdSet(tx, setId)
  const set = await findSetFacts(setId, tx)
  if (!set) return notFound
  const sequence = set.revision
  const known = await knownChanges(
    tx,
    changes.map((change) => change.id),
  )
  const { fresh, overtaken } = sortBatch(changes, ({ id }) => known.get(id) === setId)
  if (set.state === 'submitted' && fresh.length + overtaken.length > 0)
    return failure(
      'set-submitted',
      'This reading was submitted. A reviewer or a manager of the project can return it to you, then it can be changed.',
    )
  const { tagset, revision } = await currentTagset(set.projectId, tx)
  const outcome = await decideBatch(tx, set, { tagset, fresh, known })
  if (outcome.applied.length > 0) {
    await takeSequence(tx, setId, outcome.applied.length)
    await writeChanges(tx, { setId, userId, tagsetRevision: revision, at, sequence, ...outcome })
  }
  const refused = [...overtaken, ...outcome.refused]
  return success({ revision: sequence + outcome.applied.length, applied: appliedOf(changes, refused), refused })
}

type Batch = { readonly tagset: Tagset; readonly fresh: readonly Change[]; readonly known: ReadonlyMap<string, string> }

async function decideBatch(tx: Tx, set: SetFacts, { tagset, fresh, known }: Batch) {
  const { content: before, elsewhere } = await loadContentFor(set.id, fresh, tx)
  const made = fresh.filter((change) => change.kind === 'create' && subjectOf(change) === 'relation').map(subjectIdOf)
  const taken = new Set([...elsewhere, ...(await relationsElsewhere(tx, set.id, made))])
  const foreign = fresh.filter((change) => known.has(change.id) || (change.kind === 'create' && taken.has(subjectIdOf(change))))
  const foreignIds = new Set(foreign.map((change) => change.id))
  const context = { characters: await frozenCharacters(set.textId, tx), tagset }
  const { content, applied, refused } = decide(
    before,
    fresh.filter((change) => !foreignIds.has(change.id)),
    context,
  )
  const clash = foreign.map((change) => ({
    id: change.id,
    reason: 'id-taken' as const,
    detail: 'That id was used for something else. Make a new one.',
  }))
  return { before, after: content, applied, refused: [...clash, ...refused] }
}
