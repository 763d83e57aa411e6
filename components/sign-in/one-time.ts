import type { ProblemReason } from '@/lib/contracts/reasons'

type Outcome<T> = { ok: true; value: T } | { ok: false; reason: ProblemReason | 'offline'; detail: string }

/** Uses a one-time link: POST /api/links/<what>. Never throws. */
export async function postLink<T>(what: 'setup' | 'invitation' | 'join' | 'reset', body: unknown): Promise<Outcome<T>> {
  try {
    const headers = { 'content-type': 'application/json', 'x-galley-csrf': '1' }
    const response = await fetch(`/api/links/${what}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const said = await response.json().catch(() => ({}))
    if (response.ok) return { ok: true, value: said as T }
    return { ok: false, reason: said.reason ?? 'internal', detail: said.detail ?? said.title ?? `The server answered ${response.status}.` }
  } catch {
    return { ok: false, reason: 'offline', detail: 'Galley’s server could not be reached. Try again.' }
  }
}
