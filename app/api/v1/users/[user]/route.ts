import { serve } from '@/lib/api/serve'
import { changeUser } from '@/lib/commands/users'
import { changeUser as operation } from '@/lib/contracts/accounts'
import { success } from '@/lib/domain/result'
import { userView } from '@/lib/queries/users'

export const PATCH = serve(operation, async ({ caller, params, body }) => {
  const result = await changeUser(caller, params.user, body)
  return result.ok ? success(userView(result.value)) : result
})
