import { db } from './client'
import type { UserRow } from './users'

export type TokenRow = { id: string; scope: string; expiresAt: Date | null; revokedAt: Date | null; lastUsedAt: Date | null; user: UserRow }

/** The token whose sha-256 (hexadecimal) this is, with its owner. */
export const findToken = (tokenHash: string): Promise<TokenRow | null> =>
  db().apiToken.findUnique({
    where: { tokenHash },
    select: {
      id: true,
      scope: true,
      expiresAt: true,
      revokedAt: true,
      lastUsedAt: true,
      user: { select: { id: true, email: true, name: true, role: true, sessionVersion: true, disabledAt: true } },
    },
  })

/** Notes that a token was used, at most once a minute, so that reading costs no write. */
export async function touchToken(token: Pick<TokenRow, 'id' | 'lastUsedAt'>, now: Date): Promise<void> {
  if (token.lastUsedAt && now.getTime() - token.lastUsedAt.getTime() < 60_000) return
  await db().apiToken.update({ where: { id: token.id }, data: { lastUsedAt: now } })
}
