import type { Operation } from './operation'
import { PROBLEM_REASONS, type ProblemReason } from './reasons'

/** Why an operation may be refused: what its method, reach, parameters and body bring with them, and what it names itself. */
export function problemsOf(operation: Operation): ProblemReason[] {
  const { method, reach, params, body, accepts, problems = [] } = operation
  const writes = method !== 'GET'
  const reasons = new Set<ProblemReason>([...problems, 'invalid', 'unknown-field', 'busy', 'internal'])
  const add = (when: boolean, ...more: ProblemReason[]) => {
    if (when) for (const reason of more) reasons.add(reason)
  }
  add(reach !== 'none', 'unauthenticated')
  add(reach !== 'none' && writes, 'other-user')
  add(reach !== 'none' && reach !== 'session', 'too-many-requests')
  add(reach !== 'none' && reach !== 'read', 'scope-missing')
  add(Object.keys(params.shape).length > 0, 'not-found')
  add(Object.keys(params.shape).length > 0 && reach !== 'none', 'forbidden')
  add(writes, 'csrf-missing', 'storage-full', 'too-large', 'unsupported-type')
  add(writes && (body !== null || !accepts), 'invalid-json', 'not-text')
  return PROBLEM_REASONS.filter((reason) => reasons.has(reason))
}
