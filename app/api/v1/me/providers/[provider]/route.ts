import { serve } from '@/lib/api/serve'
import { removeProvider } from '@/lib/commands/account'
import { unlinkProvider } from '@/lib/contracts/accounts'

export const DELETE = serve(unlinkProvider, ({ caller, params }) => removeProvider(caller, params.provider))
