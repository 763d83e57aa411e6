import { serve } from '@/lib/api/serve'
import { reportActiveTime } from '@/lib/commands/assignments'
import * as contract from '@/lib/contracts/assignments'

export const POST = serve(contract.reportActiveTime, ({ caller, params, body }) => reportActiveTime(caller, params.document, body.seconds))
