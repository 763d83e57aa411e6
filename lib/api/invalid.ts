import type { z } from 'zod'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { problem } from './problem'

type Issue = z.core.$ZodIssue
type Fault = { readonly path: readonly PropertyKey[]; readonly isUnknown: boolean; readonly detail: string }

/** As many faults are named at once. */
const MOST_FAULTS = 100

/** What is wrong with an input, field by field: `where` says whether it is the body or the query. */
export function invalid(error: z.ZodError, where: string): Response {
  const errors = faultsOf(error.issues)
    .slice(0, MOST_FAULTS)
    .map(({ path, isUnknown, detail }) => ({
      path: [where, ...path].join('.'),
      reason: isUnknown ? ('unknown-field' as const) : ('invalid' as const),
      detail,
    }))
  const reason: ProblemReason = errors.length > 0 && errors.every((one) => one.reason === 'unknown-field') ? 'unknown-field' : 'invalid'
  const said = errors.map((one) => `${one.path}: ${one.detail}`)
  return problem(reason, said.slice(0, 3).join('; '), errors)
}

function faultsOf(issues: readonly Issue[], under: readonly PropertyKey[] = []): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...under, ...issue.path]
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return faultsOfNearest(issue.errors, path)
    return [{ path, isUnknown: issue.code === 'unrecognized_keys', detail: issue.message }]
  })
}

/** Of several shapes that would do, the one that the input comes nearest to: the fewest faults, and those the deepest. */
function faultsOfNearest(shapes: readonly (readonly Issue[])[], path: readonly PropertyKey[]): Fault[] {
  const each = shapes.map((issues) => faultsOf(issues, path))
  const depth = (faults: readonly Fault[]) => Math.max(...faults.map((fault) => fault.path.length))
  const [nearest = []] = each.sort((a, b) => a.length - b.length || depth(b) - depth(a))
  const others = each.filter((faults) => faults.length === nearest.length && faults.every((one, at) => samePlace(one, nearest[at])))
  return nearest.map((fault, at) => ({ ...fault, detail: [...new Set(others.map((faults) => faults[at]?.detail ?? ''))].join(', or ') }))
}

const samePlace = (a: Fault, b: Fault | undefined): boolean => b !== undefined && a.path.join('.') === b.path.join('.')
