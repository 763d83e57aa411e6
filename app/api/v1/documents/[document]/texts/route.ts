import { serve } from '@/lib/api/serve'
import * as contract from '@/lib/contracts/texts'
import { readTexts } from '@/lib/queries/texts'

export const GET = serve(contract.listTexts, ({ caller, params, query }) => readTexts(caller, params.document, query))
