import { settings } from '@/lib/settings'

/**
 * The address a request came from. Next puts the socket's into X-Forwarded-For where there is none, and what clients
 * send there themselves is removed before (forwarded-headers.ts). With GALLEY_TRUST_PROXY it is the last hop, which the
 * proxy wrote.
 */
export function addressOf(headers: Headers): string {
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  return (settings().GALLEY_TRUST_PROXY ? hops.at(-1) : hops[0]) || 'unknown'
}
