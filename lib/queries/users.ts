import type { Caller } from '@/lib/auth/caller'
import { gateInstance } from '@/lib/auth/gate-instance'
import type { UserView } from '@/lib/contracts/accounts'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findListedUser, type ListedUser, listUsers } from '@/lib/data/accounts'
import { failure, type Result, success } from '@/lib/domain/result'
import { everyItem, type Page, pageOf } from './page'

/** Everybody with an account, and the authors of imported datasets that nobody has claimed. */
export async function users(
  caller: Caller,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Result<Page<UserView>, ProblemReason>> {
  const allowed = gateInstance(caller, 'users.read')
  if (!allowed.ok) return allowed
  return success(pageOf((await listUsers(limit + 1, cursor)).map(userView), limit))
}

/** The same, all of them, those who came last first. */
export async function everybody(caller: Caller): Promise<Result<UserView[], ProblemReason>> {
  const all = await everyItem((cursor) => users(caller, { limit: 200, cursor }))
  return all.ok ? success(all.value.reverse()) : all
}

export async function readUser(caller: Caller, userId: string): Promise<Result<UserView, ProblemReason>> {
  const allowed = gateInstance(caller, 'users.read')
  if (!allowed.ok) return allowed
  const user = await findListedUser(userId)
  return user ? success(userView(user)) : failure('not-found', 'There is no such account.')
}

export const userView = (user: ListedUser): UserView => ({
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  state: user.disabledAt ? 'disabled' : user.canSignIn ? 'active' : 'unclaimed',
  createdAt: user.createdAt.toISOString(),
})
