import { serve } from '@/lib/api/serve'
import { createDocument, createDocumentFromFile } from '@/lib/commands/create-document'
import { readDocumentForm } from '@/lib/commands/read-document-form'
import * as contract from '@/lib/contracts/documents'
import { readDocuments } from '@/lib/queries/documents'

export const GET = serve(contract.listDocuments, ({ caller, params, query }) => readDocuments(caller, params.project, query))
export const POST = serve(
  contract.createDocument,
  ({ caller, params, body }) => createDocument(caller, params.project, body),
  async ({ caller, params, form }) => {
    const read = readDocumentForm(form)
    return read.ok ? createDocumentFromFile(caller, params.project, read.value.file, read.value.wish) : read
  },
)
