import { serve } from '@/lib/api/serve'
import { changeProject } from '@/lib/commands/projects'
import { trashProject } from '@/lib/commands/trash-project'
import * as contract from '@/lib/contracts/projects'
import { readProject } from '@/lib/queries/projects'

export const GET = serve(contract.readProject, ({ caller, params }) => readProject(caller, params.project))
export const PATCH = serve(contract.changeProject, ({ caller, params, body }) => changeProject(caller, params.project, body))
export const DELETE = serve(contract.trashProject, ({ caller, params }) => trashProject(caller, params.project))
