import { serve } from '@/lib/api/serve'
import { changeComment, deleteComment } from '@/lib/commands/comment'
import * as contract from '@/lib/contracts/reviews'
import { shapeComment } from '@/lib/queries/review-shape'
import { readComment } from '@/lib/queries/reviews'

export const GET = serve(contract.readComment, ({ caller, params }) => readComment(caller, params.annotation, params.comment))
export const PATCH = serve(contract.changeComment, async ({ caller, params, body }) => {
  const changed = await changeComment(caller, params.annotation, params.comment, body.body)
  return changed.ok ? { ok: true, value: shapeComment(changed.value) } : changed
})
export const DELETE = serve(contract.deleteComment, async ({ caller, params }) => {
  const deleted = await deleteComment(caller, params.annotation, params.comment)
  return deleted.ok ? { ok: true, value: shapeComment(deleted.value) } : deleted
})
