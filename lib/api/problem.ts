import { PROBLEMS, type ProblemReason } from '@/lib/contracts/reasons'
import type { Failure } from '@/lib/domain/result'

type Detail = { path: string; reason: string; detail: string }

/** The one place that makes errors of the API (RFC 9457). */
export function problem(
  reason: ProblemReason,
  detail: string,
  errors: readonly Detail[] = [],
  headers: Record<string, string> = {},
): Response {
  const [status, title] = PROBLEMS[reason]
  const body = { type: `urn:galley:problem:${reason}`, title, status, detail, reason, errors }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}

export const problemOf = (refusal: Failure<ProblemReason>): Response => problem(refusal.reason, refusal.detail, refusal.errors)
