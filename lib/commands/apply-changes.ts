import type { Caller } from '@/lib/auth/caller'
import { notFound } from '@/lib/auth/gate'
import { gateOwnReading } from '@/lib/auth/set-gate'
import type { ChangesAnswer } from '@/lib/contracts/annotation-sets'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findSet, loadContentFor, type SetRow } from '@/lib/data/annotation-sets'
import { idsTakenElsewhere, knownChanges, takeSequence, writeChanges } from '@/lib/data/changes'
import { type Tx, transaction } from '@/lib/data/client'
import { currentTagset } from '@/lib/data/tagsets'
import { charactersOf } from '@/lib/data/texts'
import { applyChanges as decide } from '@/lib/domain/annotation/apply-changes'
import { type Change, subjectIdOf, subjectOf } from '@/lib/domain/annotation/change'
import { failure, type Result, success } from '@/lib/domain/result'

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
  const own = await gateOwnReading(caller, setId)
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
  const sequence = await takeSequence(tx, setId, 0) // on PostgreSQL this holds the set until the transaction ends
  const set = await findSet(setId, tx)
  if (!set) return notFound
  const known = await knownChanges(
    tx,
    changes.map((change) => change.id),
  )
  const fresh = withoutRepeats(changes.filter((change) => known.get(change.id) !== setId))
  if (set.state === 'submitted' && fresh.length > 0)
    return failure('set-submitted', 'This reading was submitted. Ask for it back to change it.')
  const outcome = await decideBatch(tx, set, fresh, known)
  if (outcome.applied.length > 0) {
    await takeSequence(tx, setId, outcome.applied.length)
    const { revision } = await currentTagset(set.projectId, tx)
    await writeChanges(tx, { setId, userId, tagsetRevision: revision, at, sequence, ...outcome })
  }
  const refused = new Set(outcome.refused.map((one) => one.id))
  return success({
    revision: sequence + outcome.applied.length,
    applied: changes.map((change) => change.id).filter((id) => !refused.has(id)),
    refused: [...outcome.refused],
  })
}

const withoutRepeats = (changes: readonly Change[]): Change[] => [...new Map(changes.map((change) => [change.id, change])).values()]

async function decideBatch(tx: Tx, set: SetRow, fresh: readonly Change[], known: ReadonlyMap<string, string>) {
  const before = await loadContentFor(set.id, fresh, tx)
  const made = (subject: 'annotation' | 'relation') =>
    fresh.filter((change) => change.kind === 'create' && subjectOf(change) === subject).map(subjectIdOf)
  const taken = await idsTakenElsewhere(tx, set.id, made('annotation'), made('relation'))
  const foreign = fresh.filter((change) => known.has(change.id) || (change.kind === 'create' && taken.has(subjectIdOf(change))))
  const foreignIds = new Set(foreign.map((change) => change.id))
  const context = { characters: await charactersOf(set.textId, tx), tagset: (await currentTagset(set.projectId, tx)).tagset }
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
