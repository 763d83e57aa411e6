import type { Caller } from '@/lib/auth/caller'
import { gateOwner } from '@/lib/auth/gate-owner'
import { SESSION_SECONDS } from '@/lib/auth/session-cookie'
import type { SessionView, UserView } from '@/lib/contracts/accounts'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findSecrets, type ListedUser, listUsers } from '@/lib/data/accounts'
import { openSessions } from '@/lib/data/sessions'
import { type Result, success } from '@/lib/domain/result'
import { type Page, pageOf } from './page'

/** Everybody with an account, and the authors of imported datasets that nobody has claimed. */
export async function users(
  caller: Caller,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Result<Page<UserView>, ProblemReason>> {
  const allowed = gateOwner(caller, 'users.read')
  if (!allowed.ok) return allowed
  return success(pageOf((await listUsers(limit + 1, cursor)).map(userView), limit))
}

export const userView = (user: ListedUser): UserView => ({
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  state: user.disabledAt ? 'disabled' : user.canSignIn ? 'active' : 'unclaimed',
  createdAt: user.createdAt.toISOString(),
})

/** How the caller signs in: with a password or not, and through which providers. */
export async function waysIn(caller: Caller): Promise<{ hasPassword: boolean; providers: string[] }> {
  const user = await findSecrets({ id: caller.userId })
  return { hasPassword: Boolean(user?.passwordHash), providers: user?.oauthAccounts.map((one) => one.provider) ?? [] }
}

/** Where the caller is signed in. */
export async function sessions(caller: Caller, now = new Date()): Promise<Result<Page<SessionView>, ProblemReason>> {
  const rows = await openSessions(caller.userId, new Date(now.getTime() - SESSION_SECONDS * 1000))
  const items = rows.map((row) => ({
    id: row.id,
    browser: row.browser,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt.toISOString(),
    current: row.id === caller.sessionId,
  }))
  return success({ items, next: null })
}
