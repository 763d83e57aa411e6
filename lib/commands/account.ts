import type { Caller } from '@/lib/auth/caller'
import { gateInstance } from '@/lib/auth/gate-instance'
import { newPassword, passwordMatches } from '@/lib/auth/password'
import { countTry, takeBackTry } from '@/lib/auth/throttle'
import type { MeView } from '@/lib/contracts/accounts'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findSecrets, saveKeys, updateUser } from '@/lib/data/accounts'
import { db, transaction } from '@/lib/data/client'
import { unlinkProvider } from '@/lib/data/oauth-accounts'
import { endSession } from '@/lib/data/sessions'
import type { UserRow } from '@/lib/data/users'
import { counted } from '@/lib/domain/counted'
import { type KeptKeys, keptKeys, readOwnKeys } from '@/lib/domain/keys/own-keys'
import { failure, type Result, success } from '@/lib/domain/result'

const gone = failure<ProblemReason>('not-found', 'There is no such account any more.')
const mayChange = (caller: Caller) => gateInstance(caller, 'account.change')

export async function rename(caller: Caller, name: string): Promise<Result<MeView, ProblemReason>> {
  const allowed = mayChange(caller)
  if (!allowed.ok) return allowed
  const user = await updateUser(db(), caller.userId, { name })
  return success({ id: user.id, name: user.name, email: user.email, role: user.role })
}

/** Keeps the keys that the caller changed, in place of those that were kept; what no command could have is left out. */
export async function changeKeys(caller: Caller, keys: KeptKeys): Promise<Result<{ readonly keys: KeptKeys }, ProblemReason>> {
  const allowed = mayChange(caller)
  if (!allowed.ok) return allowed
  const kept = keptKeys(readOwnKeys(keys))
  await transaction((tx) => saveKeys(tx, caller.userId, kept))
  return success({ keys: kept })
}

/**
 * Sets a new password; the old one is asked for where there is one. Every session ends, so the answer is the account as
 * it now stands, for a new session of this browser.
 */
export async function changePassword(
  caller: Caller,
  given: { current?: string; password: string },
  address: string,
): Promise<Result<UserRow, ProblemReason>> {
  const allowed = mayChange(caller)
  if (!allowed.ok) return allowed
  const user = await findSecrets({ id: caller.userId })
  if (!user) return gone
  if (user.passwordHash) {
    const wait = await countTry(user.email, address)
    if (wait > 0) return failure('too-many-requests', `Too many tries. Wait ${counted(wait, 'second')}.`)
    if (!(await passwordMatches(given.current ?? '', user.passwordHash)))
      return failure('wrong-password', 'The present password is not right.')
    await takeBackTry(user.email, address)
  }
  const password = await newPassword(given.password, [user.name, user.email])
  if (!password.ok) return password
  return success(await transaction((tx) => updateUser(tx, user.id, { passwordHash: password.value }, true)))
}

/** Ends every session of the caller, this one too. */
export async function signOutEverywhere(caller: Caller): Promise<Result<null, ProblemReason>> {
  const allowed = mayChange(caller)
  if (!allowed.ok) return allowed
  await transaction((tx) => updateUser(tx, caller.userId, {}, true))
  return success(null)
}

/** Ends one session of the caller's, on whatever device. */
export async function endOwnSession(caller: Caller, id: string, now = new Date()): Promise<Result<null, ProblemReason>> {
  const allowed = mayChange(caller)
  if (!allowed.ok) return allowed
  return (await endSession(caller.userId, id, now)) ? success(null) : failure('not-found', 'You have no such session.')
}

/** Ends signing in through a provider, as long as another way in is left. */
export async function removeProvider(caller: Caller, provider: string): Promise<Result<null, ProblemReason>> {
  const allowed = mayChange(caller)
  if (!allowed.ok) return allowed
  return transaction(async (tx): Promise<Result<null, ProblemReason>> => {
    const user = await findSecrets({ id: caller.userId }, tx)
    if (!user?.oauthAccounts.some((account) => account.provider === provider)) return failure('not-found', 'That provider is not linked.')
    if (!user.passwordHash && user.oauthAccounts.every((account) => account.provider === provider))
      return failure('last-owner', 'Set a password first: this is your only way to sign in.')
    await unlinkProvider(tx, user.id, provider)
    return success(null)
  })
}
