import { serve } from '@/lib/api/serve'
import { changeUser } from '@/lib/commands/users'
import { changeUser as operation, readUser as readContract } from '@/lib/contracts/accounts'
import { success } from '@/lib/domain/result'
import { readUser, userView } from '@/lib/queries/users'

export const GET = serve(readContract, ({ caller, params }) => readUser(caller, params.user))
export const PATCH = serve(operation, async ({ caller, params, body }) => {
  const result = await changeUser(caller, params.user, body)
  return result.ok ? success(userView(result.value)) : result
})
