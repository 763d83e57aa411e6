import { serve } from '@/lib/api/serve'
import { listTrashedProjects } from '@/lib/contracts/trash'
import { trashedProjects } from '@/lib/queries/trash'

export const GET = serve(listTrashedProjects, ({ caller, query }) => trashedProjects(caller, query))
