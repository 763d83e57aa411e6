import { v7 } from 'uuid'
import type { Caller } from '@/lib/auth/caller'
import { gateSet } from '@/lib/auth/set-gate'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { GoldView } from '@/lib/contracts/reviews'
import { findSet, insertSet, loadAnnotations, loadRelations, type SetRow, setState } from '@/lib/data/annotation-sets'
import { holdSet } from '@/lib/data/changes'
import { type Tx, transaction } from '@/lib/data/client'
import { decisionsOfSet } from '@/lib/data/decisions'
import { findGoldSet, holdText, markSettled } from '@/lib/data/gold-sets'
import { revisedAnnotations } from '@/lib/data/reviewed-annotations'
import { currentTagset } from '@/lib/data/tagsets'
import { charactersOf } from '@/lib/data/texts'
import type { SetContent } from '@/lib/domain/annotation/change'
import { failure, type Result, success } from '@/lib/domain/result'
import { type GoldPlan, planGold } from '@/lib/domain/review/gold'
import { byAnnotation } from '@/lib/domain/review/state'
import { applyInside } from './apply-changes'

type Outcome = Result<GoldView, ProblemReason>

/**
 * Makes the gold set of a text say what a reviewed reading says. Refused while annotations are not decided. Settling again,
 * from the same reading or another, changes gold by changes: what it said before stays in its history.
 */
export async function settleGold(caller: Caller, setId: string): Promise<Outcome> {
  const found = await gateSet(caller, 'gold.settle', setId)
  if (!found.ok) return found
  return transaction(async (tx): Promise<Outcome> => {
    await holdText(tx, found.value.set.textId)
    await holdSet(tx, setId)
    const reading = await findSet(setId, tx)
    if (reading?.kind !== 'annotator' || reading.state !== 'submitted')
      return failure('not-submitted', 'Gold is settled from a submitted reading.')
    const gold = await findGoldSet(reading.textId, tx)
    const plan = await planFor(tx, reading, gold)
    if (!plan.ok) return plan
    return write(tx, caller.userId, reading, gold, plan.value)
  })
}

async function planFor(tx: Tx, reading: SetRow, gold: SetRow | null): Promise<Result<GoldPlan, ProblemReason>> {
  const decisions = byAnnotation(await decisionsOfSet(reading.id, false, tx))
  const reviewed = (await revisedAnnotations(reading.id, tx)).map((one) => ({ ...one, decisions: decisions.get(one.annotation.id) ?? [] }))
  const context = { characters: await charactersOf(reading.textId, tx), tagset: (await currentTagset(reading.projectId, tx)).tagset }
  const plan = planGold(reviewed, await loadRelations(reading.id, tx), await contentOf(tx, gold), context, v7)
  if (plan.ok) return plan
  if (plan.reason === 'still-open') return failure('still-open', plan.detail)
  return { ...failure('proposal-refused', plan.detail), errors: [{ path: '', reason: plan.reason, detail: plan.detail }] }
}

async function contentOf(tx: Tx, gold: SetRow | null): Promise<SetContent> {
  const annotations = gold ? await loadAnnotations(gold.id, tx) : []
  const relations = gold ? await loadRelations(gold.id, tx) : []
  return { annotations: new Map(annotations.map((one) => [one.id, one])), relations: new Map(relations.map((one) => [one.id, one])) }
}

async function write(tx: Tx, userId: string, reading: SetRow, before: SetRow | null, plan: GoldPlan): Promise<Outcome> {
  const { projectId, documentId, textId } = reading
  const gold = before ?? (await insertSet(tx, { projectId, documentId, textId, ownerId: userId, kind: 'gold' }))
  await setState(tx, gold.id, 'open', null) // a submitted set takes no changes; it is submitted again below
  const applied = await applyInside(tx, gold.id, userId, plan.changes)
  if (!applied.ok) return applied
  if (applied.value.refused.length > 0) throw new Error(`gold refused what was checked: ${JSON.stringify(applied.value.refused)}`)
  await markSettled(tx, gold.id, { ownerId: userId, settledFromId: reading.id, at: new Date() })
  const { annotations, relations, relationsLeftOut } = plan
  return success({
    setId: gold.id,
    settledFromId: reading.id,
    revision: applied.value.revision,
    annotations,
    relations,
    relationsLeftOut,
  })
}
