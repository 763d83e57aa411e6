import { serve } from '@/lib/api/serve'
import { freezeDocument } from '@/lib/commands/drafts'
import * as contract from '@/lib/contracts/documents'

export const POST = serve(contract.freezeDocument, ({ caller, params }) => freezeDocument(caller, params.document))
