import { serve } from '@/lib/api/serve'
import { listProgress } from '@/lib/contracts/overview'
import { documentsList } from '@/lib/queries/documents-list'
import { idOf, pageWithin } from '@/lib/queries/page'

export const GET = serve(listProgress, async ({ caller, params, query }) => {
  const list = await documentsList(caller, params.project)
  return list.ok ? pageWithin(list.value.rows, query, idOf) : list
})
