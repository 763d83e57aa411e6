import { serve } from '@/lib/api/serve'
import * as contract from '@/lib/contracts/texts'
import { readText } from '@/lib/queries/texts'

export const GET = serve(contract.readText, ({ caller, params }) => readText(caller, params.document, params.text))
