import { serve } from '@/lib/api/serve'
import { listReviews } from '@/lib/contracts/overview'
import { pageWithin } from '@/lib/queries/page'
import { reviewQueue } from '@/lib/queries/review-queue'

export const GET = serve(listReviews, async ({ caller, params, query: { whose, ...page } }) => {
  const queue = await reviewQueue(caller, params.project)
  return queue.ok ? pageWithin(whose === 'mine' ? queue.value.own : queue.value.lines, page, ({ setId }) => setId) : queue
})
