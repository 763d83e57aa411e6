import { serve } from '@/lib/api/serve'
import { changeKeys } from '@/lib/commands/account'
import * as contract from '@/lib/contracts/accounts'
import { readKeys } from '@/lib/queries/account'

export const GET = serve(contract.readKeys, ({ caller }) => readKeys(caller))
export const PUT = serve(contract.changeKeys, ({ caller, body }) => changeKeys(caller, body.keys))
