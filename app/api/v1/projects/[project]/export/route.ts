import { download } from '@/lib/api/download'
import { serve } from '@/lib/api/serve'
import { exportProject } from '@/lib/contracts/export'
import { exportDataset } from '@/lib/queries/export'

export const GET = serve(exportProject, async ({ caller, params, query, request }) => {
  const file = await exportDataset(caller, params.project, query)
  return file.ok ? download(file.value, { caller, request }) : file
})
