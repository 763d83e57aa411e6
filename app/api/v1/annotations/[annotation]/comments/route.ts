import { serve } from '@/lib/api/serve'
import { addComment } from '@/lib/commands/comment'
import * as contract from '@/lib/contracts/reviews'
import { shapeComment } from '@/lib/queries/review-shape'
import { listComments } from '@/lib/queries/reviews'

export const GET = serve(contract.listComments, ({ caller, params, query }) => listComments(caller, params.annotation, query))
export const POST = serve(contract.addComment, async ({ caller, params, body }) => {
  const added = await addComment(caller, params.annotation, body.body, body.id)
  return added.ok ? { ok: true, value: shapeComment(added.value) } : added
})
