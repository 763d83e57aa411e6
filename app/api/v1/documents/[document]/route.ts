import { serve } from '@/lib/api/serve'
import { changeDocument, deleteDocument } from '@/lib/commands/change-document'
import * as contract from '@/lib/contracts/documents'
import { readDocument } from '@/lib/queries/documents'

export const GET = serve(contract.readDocument, ({ caller, params }) => readDocument(caller, params.document))
export const PATCH = serve(contract.changeDocument, ({ caller, params, body }) => changeDocument(caller, params.document, body))
export const DELETE = serve(contract.deleteDocument, ({ caller, params }) => deleteDocument(caller, params.document))
