import { serve } from '@/lib/api/serve'
import { removeProjectMember } from '@/lib/commands/projects'
import * as contract from '@/lib/contracts/projects'
import { readMember } from '@/lib/queries/projects'

export const GET = serve(contract.readMember, ({ caller, params }) => readMember(caller, params.project, params.user))
export const DELETE = serve(contract.removeMember, ({ caller, params }) => removeProjectMember(caller, params.project, params.user))
