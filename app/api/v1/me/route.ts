import { serve } from '@/lib/api/serve'
import { rename } from '@/lib/commands/account'
import * as contract from '@/lib/contracts/accounts'
import { readMe } from '@/lib/queries/account'

export const GET = serve(contract.readMe, async ({ caller }) => readMe(caller))
export const PATCH = serve(contract.changeMe, ({ caller, body }) => rename(caller, body.name))
