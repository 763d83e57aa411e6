import { serve } from '@/lib/api/serve'
import { readSignIn } from '@/lib/contracts/accounts'
import { signInOf } from '@/lib/queries/account'

export const GET = serve(readSignIn, ({ caller }) => signInOf(caller))
