import type { ProblemReason } from '@/lib/contracts/reasons'
import { failure, type Result, success } from '@/lib/domain/result'

/** The query's parameters by name. One that stands twice has no meaning, and NUL is no text. */
export function readQuery(parameters: URLSearchParams): Result<Record<string, string>, ProblemReason> {
  const found = new Map<string, string>()
  for (const [name, value] of parameters) {
    if (found.has(name)) return refused('invalid', name, 'The parameter stands twice.')
    if (name === '__proto__') return refused('unknown-field', name, 'There is no such parameter.')
    if (value.includes('\0')) return refused('invalid', name, 'NUL is not taken.')
    found.set(name, value)
  }
  return success(Object.fromEntries(found))
}

function refused(reason: ProblemReason, name: string, detail: string): Result<never, ProblemReason> {
  const path = `query.${name}`
  return { ...failure(reason, `${path}: ${detail}`), errors: [{ path, reason, detail }] }
}
