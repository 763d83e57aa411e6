import { v5 } from 'uuid'
import type { Caller } from '@/lib/auth/caller'
import { gateAnnotation, gateSet, type SetAccess } from '@/lib/auth/set-gate'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { DecisionInput } from '@/lib/contracts/reviews'
import { findSet, type SetRow } from '@/lib/data/annotation-sets'
import { holdSet } from '@/lib/data/changes'
import { type Tx, transaction } from '@/lib/data/client'
import { type DecisionRow, decisionsOfSet, findDecision, insertDecisions } from '@/lib/data/decisions'
import { findRevisedAnnotation, type RevisedAnnotation, revisedAnnotations } from '@/lib/data/reviewed-annotations'
import { currentTagset } from '@/lib/data/tagsets'
import { charactersOf } from '@/lib/data/texts'
import { failure, type Result, success } from '@/lib/domain/result'
import type { Proposal } from '@/lib/domain/review/decision'
import { checkProposal } from '@/lib/domain/review/proposal'
import { byAnnotation, reviewState } from '@/lib/domain/review/state'
import { writeOnce } from './write-once'

type Outcome = Result<DecisionRow, ProblemReason>
/** The namespace of the ids that decisions of one “accept the rest” have. */
const REST = 'b1f7c0de-6a0e-5d3c-9a55-3f1d1d6c2a70'
const taken = failure<ProblemReason>('already-exists', 'Another decision has that id.')

/**
 * A reviewer's verdict on one annotation of a submitted reading that is not their own. With the id of a decision that they
 * made on it before: that decision as it is now, and nothing is written.
 */
export async function decide(caller: Caller, annotationId: string, input: DecisionInput): Promise<Outcome> {
  const found = await gateAnnotation(caller, 'reviews.decide', annotationId)
  if (!found.ok) return found
  const write = async (tx: Tx): Promise<Outcome> => {
    const set = await reviewable(tx, found.value)
    const before = input.id ? await findDecision(input.id, tx) : null
    if (before) return before.reviewerId === caller.userId && before.annotationId === annotationId ? success(before) : taken
    if (!set.ok) return set
    const annotation = await findRevisedAnnotation(tx, annotationId)
    if (!annotation) return failure('not-found', 'The annotation was deleted.')
    const proposal = await proposalOf(tx, set.value, annotation, input)
    if (!proposal.ok) return proposal
    const { id: given, verdict, reason = null, comment = '' } = input
    const decision = {
      id: given,
      setId: set.value.id,
      annotationId,
      reviewerId: caller.userId,
      verdict,
      reason,
      comment,
      proposal: proposal.value,
    }
    const [id] = await insertDecisions(tx, [{ ...decision, revision: set.value.revision }], new Date())
    const row = await findDecision(id ?? '', tx)
    if (!row) throw new Error('a decision that was just written is not there')
    return success(row)
  }
  return writeOnce(write, taken)
}

/**
 * Accepts every annotation that has no verdict yet; those under discussion stay so. The ids of the new decisions. Sent again
 * with the same `id` (a UUID of the client's) it writes nothing and names the same decisions.
 */
export async function acceptRest(caller: Caller, setId: string, id?: string): Promise<Result<{ decisions: string[] }, ProblemReason>> {
  const found = await gateSet(caller, 'reviews.decide', setId)
  if (!found.ok) return found
  return transaction(async (tx): Promise<Result<{ decisions: string[] }, ProblemReason>> => {
    const set = await reviewable(tx, found.value)
    if (!set.ok) return set
    const { revision } = set.value
    const idOf = (annotationId: string) => id && v5(`${caller.userId} ${id} ${annotationId}`, REST)
    const all = await decisionsOfSet(setId, true, tx)
    const before = all.filter((one) => one.id === idOf(one.annotationId))
    if (before.length > 0) return success({ decisions: before.map((one) => one.id) })
    const decisions = byAnnotation(all.filter(({ supersededAt }) => supersededAt === null))
    const open = (await revisedAnnotations(setId, tx)).filter(
      (one) => reviewState(decisions.get(one.annotation.id) ?? [], one.revision) === 'open',
    )
    const accepted = open.map(({ annotation }) => ({
      id: idOf(annotation.id),
      setId,
      annotationId: annotation.id,
      reviewerId: caller.userId,
      verdict: 'accept' as const,
      revision,
    }))
    return success({ decisions: await insertDecisions(tx, accepted, new Date()) })
  })
}

/** The set as it is inside the transaction, if it may be judged: another reader's reading, submitted. */
export async function reviewable(tx: Tx, { access, set }: SetAccess): Promise<Result<SetRow, ProblemReason>> {
  if (set.ownerId === access.userId && set.kind === 'annotator') return failure('self-review', 'Somebody else reviews your reading.')
  if (set.kind !== 'annotator') return failure('not-submitted', 'Only readings of annotators are reviewed.')
  await holdSet(tx, set.id) // no change slips in between
  const now = await findSet(set.id, tx)
  if (now?.state !== 'submitted')
    return failure('not-submitted', 'The reading is with its reader; it can be reviewed once it is submitted.')
  return success(now)
}

async function proposalOf(
  tx: Tx,
  set: SetRow,
  { annotation }: RevisedAnnotation,
  input: DecisionInput,
): Promise<Result<Proposal | null, ProblemReason>> {
  if (!input.proposal) return success(null)
  const [characters, { tagset }] = [await charactersOf(set.textId, tx), await currentTagset(set.projectId, tx)]
  const checked = checkProposal(annotation, input.proposal, { characters, tagset })
  if (checked.ok) return checked
  return {
    ...failure('proposal-refused', checked.detail),
    errors: [{ path: 'body.proposal', reason: checked.reason, detail: checked.detail }],
  }
}
