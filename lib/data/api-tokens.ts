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

type FoundToken = Omit<TokenRow, 'user'> & Omit<UserRow, 'id'> & { userId: string }

/** The token whose sha-256 (hexadecimal) this is, with its owner. Asked at every call: by plain SQL, which takes a fifth of the time. */
export async function findToken(tokenHash: string): Promise<TokenRow | null> {
  const [row] = await db().$queryRaw<FoundToken[]>`
    SELECT t."id", t."tokenHash", t."scope", t."expiresAt", t."revokedAt", t."lastUsedAt",
      u."id" AS "userId", u."email", u."name", CAST(u."role" AS TEXT) AS "role", u."sessionVersion", u."disabledAt"
    FROM "ApiToken" t JOIN "User" u ON u."id" = t."userId" WHERE t."tokenHash" = ${tokenHash}`
  if (!row) return null
  const { id, scope, expiresAt, revokedAt, lastUsedAt, userId, email, name, role, sessionVersion, disabledAt } = row
  const user = { id: userId, email, name, role, sessionVersion, disabledAt }
  return { id, tokenHash: row.tokenHash, scope, expiresAt, revokedAt, lastUsedAt, user }
}

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
