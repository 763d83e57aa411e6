import { serve } from '@/lib/api/serve'
import { rename } from '@/lib/commands/account'
import { changeMe, readMe } from '@/lib/contracts/accounts'
import { success } from '@/lib/domain/result'

export const GET = serve(readMe, async ({ caller }) =>
  success({ id: caller.userId, name: caller.name, email: caller.email, role: caller.role }),
)
export const PATCH = serve(changeMe, ({ caller, body }) => rename(caller, body.name))
