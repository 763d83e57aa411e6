import { serve } from '@/lib/api/serve'
import { listTrashedDocuments } from '@/lib/contracts/trash'
import { trashedDocuments } from '@/lib/queries/trash'

export const GET = serve(listTrashedDocuments, ({ caller, params, query }) => trashedDocuments(caller, params.project, query))
