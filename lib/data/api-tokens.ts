import { db, type Tx } from './client'
import type { UserRow } from './users'

export type TokenRow = {
  id: string
  tokenHash: string
  scope: string
  expiresAt: Date | null
  revokedAt: Date | null
  lastUsedAt: Date | null
  user: UserRow
}

/** The token whose sha-256 (hexadecimal) this is, with its owner. */
export const findToken = (tokenHash: string): Promise<TokenRow | null> =>
  db().apiToken.findUnique({
    where: { tokenHash },
    select: {
      id: true,
      tokenHash: true,
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

export type OwnToken = {
  id: string
  name: string
  prefix: string
  scope: string
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
}
const own = { id: true, name: true, prefix: true, scope: true, createdAt: true, expiresAt: true, lastUsedAt: true } as const

type NewToken = { userId: string; name: string; prefix: string; tokenHash: string; scope: string; expiresAt: Date | null }
export const insertToken = (token: NewToken): Promise<OwnToken> => db().apiToken.create({ data: token, select: own })

/** Somebody's tokens that were not revoked, newest first; expired ones among them. */
export const listTokens = (userId: string): Promise<OwnToken[]> =>
  db().apiToken.findMany({ where: { userId, revokedAt: null }, orderBy: { id: 'desc' }, select: own })

/** Ends one of somebody's own tokens. False when there is none such, or it was ended already. */
export async function revokeToken(userId: string, id: string, now: Date): Promise<boolean> {
  return (await db().apiToken.updateMany({ where: { id, userId, revokedAt: null }, data: { revokedAt: now } })).count === 1
}

/** Ends all of somebody's tokens. */
export async function revokeAllTokens(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.apiToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } })
}
