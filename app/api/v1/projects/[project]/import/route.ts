import { fileOfForm } from '@/lib/api/multipart'
import { serve } from '@/lib/api/serve'
import { importIntoProject } from '@/lib/commands/import-project'
import * as contract from '@/lib/contracts/import'

export const POST = serve(contract.importIntoProject, async ({ caller, params, request }) => {
  const file = await fileOfForm(request, 'file')
  if (!file.ok) return file
  const done = await importIntoProject(caller, params.project, file.value)
  return done.ok ? { ok: true, value: done.value.answer, status: done.value.isNew ? 201 : 200 } : done
})
