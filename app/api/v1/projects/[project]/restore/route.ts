import { serve } from '@/lib/api/serve'
import { restoreProject } from '@/lib/commands/trash-project'
import * as contract from '@/lib/contracts/projects'

export const POST = serve(contract.restoreProject, ({ caller, params }) => restoreProject(caller, params.project))
