import { serve } from '@/lib/api/serve'
import { readOverview } from '@/lib/contracts/overview'
import { projectOverview } from '@/lib/queries/project-home'

export const GET = serve(readOverview, ({ caller, params }) => projectOverview(caller, params.project))
