import type { Scope } from '@/lib/contracts/choices'
import type { TokenView } from '@/lib/contracts/tokens'
import type { OwnToken } from '@/lib/data/api-tokens'

/** A token as its owner sees it: all but the token. */
export const tokenView = (row: OwnToken): TokenView => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scope: row.scope as Scope,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
})
