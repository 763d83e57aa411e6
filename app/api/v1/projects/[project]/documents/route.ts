import { serve } from '@/lib/api/serve'
import * as contract from '@/lib/contracts/documents'
import { readDocuments } from '@/lib/queries/documents'

export const GET = serve(contract.listDocuments, ({ caller, params, query }) => readDocuments(caller, params.project, query))
