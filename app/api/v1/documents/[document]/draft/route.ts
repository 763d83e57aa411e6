import { serve } from '@/lib/api/serve'
import { saveDraft } from '@/lib/commands/drafts'
import * as contract from '@/lib/contracts/documents'
import { readDraft } from '@/lib/queries/drafts'

export const GET = serve(contract.readDraft, ({ caller, params }) => readDraft(caller, params.document))
export const PUT = serve(contract.saveDraft, ({ caller, params, body }) => saveDraft(caller, params.document, body))
