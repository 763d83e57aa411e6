import { serve } from '@/lib/api/serve'
import { readSignIn } from '@/lib/contracts/accounts'
import { success } from '@/lib/domain/result'
import { signInOf } from '@/lib/queries/users'

export const GET = serve(readSignIn, async ({ caller }) => success(await signInOf(caller)))
