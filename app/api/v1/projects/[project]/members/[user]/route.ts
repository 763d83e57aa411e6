import { serve } from '@/lib/api/serve'
import { removeProjectMember } from '@/lib/commands/projects'
import * as contract from '@/lib/contracts/projects'

export const DELETE = serve(contract.removeMember, ({ caller, params }) => removeProjectMember(caller, params.project, params.user))
