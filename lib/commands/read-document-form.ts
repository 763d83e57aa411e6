import { type DocumentFormFields, documentFormFields } from '@/lib/contracts/documents'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { failure, type Result, success } from '@/lib/domain/result'

/** The `file` of a form and the fields beside it. */
export function readDocumentForm(form: FormData): Result<{ file: File; wish: DocumentFormFields }, ProblemReason> {
  const files = form.getAll('file')
  const file = files[0]
  if (files.length !== 1 || !(file instanceof File)) return failure('invalid', 'Send one file, in the field “file”.')
  const entries = [...form].filter(([name]) => name !== 'file')
  const fields = documentFormFields.safeParse(Object.fromEntries(entries))
  if (fields.success) return success({ file, wish: fields.data })
  const errors = fields.error.issues.map((issue) => ({ path: ['form', ...issue.path].join('.'), reason: 'invalid', detail: issue.message }))
  return { ...failure('invalid', errors.map(({ path, detail }) => `${path}: ${detail}`).join('; ')), errors }
}
