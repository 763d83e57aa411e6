import { serve } from '@/lib/api/serve'
import * as contract from '@/lib/contracts/documents'
import { readDocument } from '@/lib/queries/documents'

export const GET = serve(contract.readDocument, ({ caller, params }) => readDocument(caller, params.document))
