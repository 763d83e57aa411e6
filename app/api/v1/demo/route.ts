import { serve } from '@/lib/api/serve'
import { addDemo } from '@/lib/commands/add-demo'
import * as contract from '@/lib/contracts/demo'

export const POST = serve(contract.addDemo, ({ caller }) => addDemo(caller))
