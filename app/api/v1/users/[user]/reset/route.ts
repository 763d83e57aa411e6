import { serve } from '@/lib/api/serve'
import { createReset } from '@/lib/commands/users'
import { createReset as operation } from '@/lib/contracts/accounts'

export const POST = serve(operation, ({ caller, params }) => createReset(caller, params.user))
