import type { Caller } from '@/lib/auth/caller'
import { gateInstance } from '@/lib/auth/gate-instance'
import { providers } from '@/lib/auth/providers'
import { SESSION_SECONDS } from '@/lib/auth/session-cookie'
import { tokenView } from '@/lib/auth/token-view'
import type { MeView, SessionView } from '@/lib/contracts/accounts'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { TokenView } from '@/lib/contracts/tokens'
import { findKeys, findSecrets } from '@/lib/data/accounts'
import { listTokens } from '@/lib/data/api-tokens'
import { openSessions } from '@/lib/data/sessions'
import { type KeptKeys, keptKeys, readOwnKeys } from '@/lib/domain/keys/own-keys'
import { type Result, success } from '@/lib/domain/result'

type Provider = { id: string; name: string; linked: boolean }
type SignIn = { hasPassword: boolean; providers: Provider[] }
type Account = SignIn & { sessions: SessionView[]; tokens: TokenView[]; now: string }

/** Who the caller is. */
export function readMe(caller: Caller): Result<MeView, ProblemReason> {
  const allowed = gateInstance(caller, 'account.read')
  return allowed.ok ? success({ id: caller.userId, name: caller.name, email: caller.email, role: caller.role }) : allowed
}

/** The keys that the caller changed. */
export async function readKeys(caller: Caller): Promise<Result<{ readonly keys: KeptKeys }, ProblemReason>> {
  const allowed = gateInstance(caller, 'account.read')
  return allowed.ok ? success({ keys: keptKeys(readOwnKeys(await findKeys(caller.userId))) }) : allowed
}

/** What the caller's account page shows. */
export async function accountOf(caller: Caller): Promise<Result<Account, ProblemReason>> {
  const [signIn, sessions, tokens] = await Promise.all([signInOf(caller), ownSessions(caller), ownTokens(caller)])
  if (!signIn.ok) return signIn
  if (!sessions.ok) return sessions
  if (!tokens.ok) return tokens
  return success({ ...signIn.value, sessions: sessions.value, tokens: tokens.value, now: new Date().toISOString() })
}

/** The ways in which the caller can sign in, and the providers that may be linked. */
export async function signInOf(caller: Caller): Promise<Result<SignIn, ProblemReason>> {
  const allowed = gateInstance(caller, 'account.change')
  if (!allowed.ok) return allowed
  const user = await findSecrets({ id: caller.userId })
  const linked = new Set(user?.oauthAccounts.map((one) => one.provider))
  return success({
    hasPassword: Boolean(user?.passwordHash),
    providers: providers().map((one) => ({ ...one, linked: linked.has(one.id) })),
  })
}

/** The caller's tokens that were not revoked, newest first. */
export async function ownTokens(caller: Caller): Promise<Result<TokenView[], ProblemReason>> {
  const allowed = gateInstance(caller, 'tokens.change')
  return allowed.ok ? success((await listTokens(caller.userId)).map(tokenView)) : allowed
}

/** Where the caller is signed in. */
export async function ownSessions(caller: Caller, now = new Date()): Promise<Result<SessionView[], ProblemReason>> {
  const allowed = gateInstance(caller, 'account.change')
  if (!allowed.ok) return allowed
  const rows = await openSessions(caller.userId, new Date(now.getTime() - SESSION_SECONDS * 1000))
  return success(
    rows.map((row) => ({
      id: row.id,
      browser: row.browser,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt.toISOString(),
      current: row.id === caller.sessionId,
    })),
  )
}
