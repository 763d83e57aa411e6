import { db, type Tx } from './client'
import type { UserRow } from './users'

/** Whose account at a provider this is. */
export async function findByProvider(provider: string, providerAccountId: string): Promise<UserRow | null> {
  const found = await db().oauthAccount.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { user: { select: { id: true, email: true, name: true, role: true, sessionVersion: true, disabledAt: true } } },
  })
  return found?.user ?? null
}

export async function linkProvider(tx: Tx, userId: string, provider: string, providerAccountId: string): Promise<void> {
  await tx.oauthAccount.create({ data: { userId, provider, providerAccountId } })
}

export async function unlinkProvider(tx: Tx, userId: string, provider: string): Promise<boolean> {
  return (await tx.oauthAccount.deleteMany({ where: { userId, provider } })).count > 0
}
