import type { Caller } from '@/lib/auth/caller'
import { gateDocument } from '@/lib/auth/document-gate'
import { notFound } from '@/lib/auth/gate'
import { gateOwnReading, gateSet } from '@/lib/auth/set-gate'
import type { SetSummary } from '@/lib/contracts/annotation-sets'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findOwnSet, findSet, insertSet, type SetRow, setState } from '@/lib/data/annotation-sets'
import { closeAssignment, openAssignment } from '@/lib/data/assignments'
import { transaction } from '@/lib/data/client'
import { isUniqueViolation } from '@/lib/data/errors'
import { currentText } from '@/lib/data/texts'
import { failure, type Result, success } from '@/lib/domain/result'
import { setSummaryOf } from '@/lib/queries/annotation-sets'

type Own = { readonly row: SetRow; readonly isNew: boolean }

/** The caller's own set of the document's current text; made when there is none. */
export async function ensureOwnSet(caller: Caller, documentId: string): Promise<Result<Own, ProblemReason>> {
  const found = await gateDocument(caller, 'sets.write-own', documentId)
  if (!found.ok) return found
  const text = await currentText(documentId)
  if (!text) return failure('not-frozen', 'The text is still a draft. Freeze it, then it can be annotated.')
  return success(await findOrInsert(text, caller.userId))
}

async function findOrInsert(text: { id: string; projectId: string; documentId: string }, ownerId: string): Promise<Own> {
  const work = () =>
    transaction(async (tx) => {
      const found = await findOwnSet(tx, text.id, ownerId)
      if (found) return { row: found, isNew: false }
      const row = await insertSet(tx, {
        projectId: text.projectId,
        documentId: text.documentId,
        textId: text.id,
        ownerId,
        kind: 'annotator',
      })
      return { row, isNew: true }
    })
  // two tabs opened at once: the slower one finds what the quicker one made
  return work().catch((error) => (isUniqueViolation(error) ? work() : Promise.reject(error)))
}

/** Submits the caller's own reading. Submitting twice is submitting once. */
export async function submitSet(caller: Caller, setId: string): Promise<Result<SetSummary, ProblemReason>> {
  const own = await gateOwnReading(caller, setId)
  if (!own.ok) return own
  const { set } = own.value
  if (set.state === 'submitted') return success(setSummaryOf(set))
  return transaction(async (tx) => {
    await closeAssignment(tx, set.documentId, caller.userId)
    return success(setSummaryOf(await setState(tx, setId, 'submitted', new Date())))
  })
}

/**
 * Gives a submitted reading back to its reader, who may then change it: for reviewers and managers who may see it, never
 * of one's own (but a manager's).
 */
export async function reopenSet(caller: Caller, setId: string): Promise<Result<SetSummary, ProblemReason>> {
  const gated = await gateSet(caller, 'sets.reopen', setId)
  if (!gated.ok) return gated
  const { access, set } = gated.value
  if (set.ownerId === caller.userId && access.role !== 'manager')
    return failure('self-review', 'Another reviewer or a manager gives your own reading back.')
  if (set.kind !== 'annotator') return failure('forbidden', 'Only a reader’s set is given back.')
  return transaction(async (tx) => {
    const now = await findSet(setId, tx)
    if (!now) return notFound
    if (now.state === 'open') return success(setSummaryOf(now))
    if (now.ownerId) await openAssignment(tx, now.documentId, now.ownerId)
    return success(setSummaryOf(await setState(tx, setId, 'open', null)))
  })
}
