import { serve } from '@/lib/api/serve'
import { restoreDocument } from '@/lib/commands/change-document'
import * as contract from '@/lib/contracts/documents'

export const POST = serve(contract.restoreDocument, ({ caller, params }) => restoreDocument(caller, params.document))
