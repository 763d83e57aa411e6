import { serve } from '@/lib/api/serve'
import { listUsers } from '@/lib/contracts/accounts'
import { users } from '@/lib/queries/users'

export const GET = serve(listUsers, ({ caller, query }) => users(caller, query))
