import type { Caller } from '@/lib/auth/caller'
import { mayAlso } from '@/lib/auth/gate'
import { gateAnnotation, type SetAccess } from '@/lib/auth/set-gate'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { type Tx, transaction } from '@/lib/data/client'
import { type CommentRow, findComment, insertComment, updateComment } from '@/lib/data/comments'
import { failure, type Result, success } from '@/lib/domain/result'
import { writeOnce } from './write-once'

type Outcome = Result<CommentRow, ProblemReason>
const taken = failure<ProblemReason>('already-exists', 'Another comment has that id.')

/**
 * Says something in the discussion of an annotation that the caller may see. With the id of what they said there before:
 * that comment as it is now, and nothing is written.
 */
export async function addComment(caller: Caller, annotationId: string, body: string, id?: string): Promise<Outcome> {
  const found = await gateAnnotation(caller, 'reviews.discuss', annotationId)
  if (!found.ok) return found
  const write = async (tx: Tx): Promise<Outcome> => {
    const before = id ? await findComment(id, tx) : null
    if (before) return before.author.id === caller.userId && before.annotationId === annotationId ? success(before) : taken
    return success(await insertComment(tx, { id, setId: found.value.set.id, annotationId, authorId: caller.userId, body }))
  }
  return writeOnce(write, taken)
}

/** Changes one's own words. */
export async function changeComment(caller: Caller, annotationId: string, commentId: string, body: string): Promise<Outcome> {
  const found = await findWords(caller, annotationId, commentId)
  if (!found.ok) return found
  if (found.value.comment.author.id !== caller.userId) return failure('forbidden', 'Only who wrote it changes it.')
  return success(await transaction((tx) => updateComment(tx, commentId, { body })))
}

/**
 * Deletes one's own words, or, for those who manage the project, somebody else's. A tombstone stays so that answers to them
 * keep their place.
 */
export async function deleteComment(caller: Caller, annotationId: string, commentId: string): Promise<Outcome> {
  const found = await findWords(caller, annotationId, commentId)
  if (!found.ok) return found
  const { access, comment } = found.value
  if (comment.author.id !== caller.userId && !mayAlso(access, 'comments.remove'))
    return failure('forbidden', 'Who wrote it deletes it, or somebody who manages the project.')
  return success(await transaction((tx) => updateComment(tx, commentId, { body: '', deletedAt: new Date() })))
}

type Words = SetAccess & { readonly comment: CommentRow }

async function findWords(caller: Caller, annotationId: string, commentId: string): Promise<Result<Words, ProblemReason>> {
  const found = await gateAnnotation(caller, 'reviews.discuss', annotationId)
  if (!found.ok) return found
  const comment = await findComment(commentId)
  if (!comment || comment.annotationId !== annotationId || comment.deletedAt) return failure('not-found', 'There is no such comment.')
  return success({ ...found.value, comment })
}
