import type { z } from 'zod'
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
  const errors = [...twice(entries.map(([name]) => name)), ...(fields.error ? faultsOf(fields.error) : [])]
  if (fields.success && errors.length === 0) return success({ file, wish: fields.data })
  const reason = errors.every((one) => one.reason === 'unknown-field') ? 'unknown-field' : 'invalid'
  return { ...failure(reason, errors.map(({ path, detail }) => `${path}: ${detail}`).join('; ')), errors }
}

type Fault = { readonly path: string; readonly reason: 'invalid' | 'unknown-field'; readonly detail: string }

const twice = (names: readonly string[]): Fault[] =>
  [...new Set(names.filter((name, n) => names.indexOf(name) < n))]
    .slice(0, 100)
    .map((name) => ({ path: `form.${name}`, reason: 'invalid', detail: 'The field stands twice.' }))

const faultsOf = ({ issues }: z.ZodError): Fault[] =>
  issues.slice(0, 100).flatMap((issue): Fault[] =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0
      ? issue.keys.slice(0, 100).map((name) => ({ path: `form.${name}`, reason: 'unknown-field', detail: 'There is no such field.' }))
      : [
          {
            path: ['form', ...issue.path].join('.'),
            reason: issue.code === 'unrecognized_keys' ? 'unknown-field' : 'invalid',
            detail: issue.message,
          },
        ],
  )
