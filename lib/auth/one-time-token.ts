import { randomBytes } from 'node:crypto'
import { hashToken } from './caller'

/** A token for a link or the API: 192 bits, of which only the sha-256 is kept. */
export function makeToken(prefix = ''): { token: string; tokenHash: string } {
  const token = prefix + randomBytes(24).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}
