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
  const fresh = withoutRepeats(changes.filter((change) => known.get(change.id) !== setId))
  if (set.state === 'submitted' && fresh.length > 0)
    return failure(
      'set-submitted',
      'This reading was submitted. A reviewer or a manager of the project can return it to you, then it can be changed.',
    )
  const { tagset, revision } = await currentTagset(set.projectId, tx)
  const isKnown = ({ id }: Change) => known.get(id) === setId
  const late = overtaken(changes, isKnown)
  const lateIds = new Set(late.map(({ id }) => id))
  const outcome = await decideBatch(tx, set, { tagset, fresh: fresh.filter(({ id }) => !lateIds.has(id)), known })
  if (outcome.applied.length > 0) {
    await takeSequence(tx, setId, outcome.applied.length)
    await writeChanges(tx, { setId, userId, tagsetRevision: revision, at, sequence, ...outcome })
  }
  const refusals = [...late.map(refusalOfLate), ...outcome.refused]
  const refused = new Set(refusals.map((one) => one.id))
  return success({
    revision: sequence + outcome.applied.length,
    applied: withoutRepeats(changes).flatMap(({ id }) => (refused.has(id) ? [] : [id])),
    refused: refusals,
  })
}

const withoutRepeats = (changes: readonly Change[]): Change[] => [...new Map(changes.map((change) => [change.id, change])).values()]

/**
 * Those after which in the batch a change of the same annotation or relation stands that was applied before. They were refused
 * with it, and the answer was lost: decided anew they would undo what came after them.
 */
function overtaken(changes: readonly Change[], isKnown: (change: Change) => boolean): Change[] {
  const lastKnown = new Map<string, number>()
  for (const [place, change] of changes.entries()) if (isKnown(change)) lastKnown.set(subjectIdOf(change), place)
  return withoutRepeats(changes.filter((change, place) => !isKnown(change) && (lastKnown.get(subjectIdOf(change)) ?? -1) > place))
}

const refusalOfLate = ({ id, kind }: Change) =>
  kind === 'delete'
    ? { id, reason: 'not-found' as const, detail: 'There was nothing to remove when it came.' }
    : { id, reason: 'changed-elsewhere' as const, detail: 'A later change of it was applied before.' }

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
