import { serve } from '@/lib/api/serve'
import { createProject } from '@/lib/commands/projects'
import * as contract from '@/lib/contracts/projects'
import { myProjects } from '@/lib/queries/projects'

export const GET = serve(contract.listProjects, ({ caller, query }) => myProjects(caller, query))
export const POST = serve(contract.createProject, ({ caller, body }) => createProject(caller, body))
