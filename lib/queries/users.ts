import type { Caller } from '@/lib/auth/caller'
import { gateInstance } from '@/lib/auth/gate-instance'
import { invitationView, mayInvite } from '@/lib/auth/invitation'
import { providers } from '@/lib/auth/providers'
import { SESSION_SECONDS } from '@/lib/auth/session-cookie'
import { tokenView } from '@/lib/auth/token-view'
import type { SessionView, UserView } from '@/lib/contracts/accounts'
import type { InvitationView } from '@/lib/contracts/invitations'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { TokenView } from '@/lib/contracts/tokens'
import { findListedUser, findSecrets, type ListedUser, listUsers } from '@/lib/data/accounts'
import { listTokens } from '@/lib/data/api-tokens'
import { openInvitations } from '@/lib/data/one-time-links'
import { openSessions } from '@/lib/data/sessions'
import { failure, type Result, success } from '@/lib/domain/result'
import { type Page, pageOf } from './page'

/** Everybody with an account, and the authors of imported datasets that nobody has claimed. */
export async function users(
  caller: Caller,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Result<Page<UserView>, ProblemReason>> {
  const allowed = gateInstance(caller, 'users.read')
  if (!allowed.ok) return allowed
  return success(pageOf((await listUsers(limit + 1, cursor)).map(userView), limit))
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

type Provider = { id: string; name: string; linked: boolean }
type SignIn = { hasPassword: boolean; providers: Provider[] }
type Account = SignIn & { sessions: SessionView[]; tokens: TokenView[]; now: string }

/** What the caller's account page shows. */
export async function accountOf(caller: Caller): Promise<Account> {
  const [signIn, sessions, tokens] = await Promise.all([signInOf(caller), ownSessions(caller), ownTokens(caller)])
  return { ...signIn, sessions, tokens, now: new Date().toISOString() }
}

/** The ways in which the caller can sign in, and the providers that may be linked. */
export async function signInOf(caller: Caller): Promise<SignIn> {
  const user = await findSecrets({ id: caller.userId })
  const linked = new Set(user?.oauthAccounts.map((one) => one.provider))
  return { hasPassword: Boolean(user?.passwordHash), providers: providers().map((one) => ({ ...one, linked: linked.has(one.id) })) }
}

/** The caller's tokens that were not revoked, newest first. */
export const ownTokens = async (caller: Caller): Promise<TokenView[]> => (await listTokens(caller.userId)).map(tokenView)

/** Open invitations to the instance, for its owner. */
export const instanceInvitations = (caller: Caller) => invitationsTo(caller, null)

/** Open invitations to a project (or, with null, to the instance), for those who may make them. */
export async function invitationsTo(
  caller: Caller,
  projectId: string | null,
  now = new Date(),
): Promise<Result<InvitationView[], ProblemReason>> {
  const allowed = await mayInvite(caller, projectId)
  return allowed.ok ? success((await openInvitations(projectId, now)).map(invitationView)) : allowed
}

/** Where the caller is signed in. */
export async function ownSessions(caller: Caller, now = new Date()): Promise<SessionView[]> {
  const rows = await openSessions(caller.userId, new Date(now.getTime() - SESSION_SECONDS * 1000))
  return rows.map((row) => ({
    id: row.id,
    browser: row.browser,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt.toISOString(),
    current: row.id === caller.sessionId,
  }))
}
