import { type Caller, hashToken } from '@/lib/auth/caller'
import { gateInstance } from '@/lib/auth/gate-instance'
import { makeToken } from '@/lib/auth/one-time-token'
import { newPassword } from '@/lib/auth/password'
import { forgetAccountTries } from '@/lib/auth/throttle'
import type { OneTimeLinkView } from '@/lib/contracts/accounts'
import type { ProblemReason } from '@/lib/contracts/reasons'
import {
  claimUser,
  countOwners,
  findListedUser,
  findSecrets,
  holdOwners,
  insertUser,
  isPlaceholder,
  type ListedUser,
  updateUser,
} from '@/lib/data/accounts'
import { revokeAllTokens } from '@/lib/data/api-tokens'
import { db, transaction } from '@/lib/data/client'
import { consumeLink, endResetLinks, findLink, insertLink, isOpen } from '@/lib/data/one-time-links'
import { findUser, type UserRow } from '@/lib/data/users'
import { failure, type Result, success } from '@/lib/domain/result'

const HOURS = 24
const nobody = failure<ProblemReason>('not-found', 'There is no such account.')
const lastOwner = failure<ProblemReason>('last-owner', 'One owner must be left. Make somebody else an owner first.')
type Change = { disabled?: boolean; role?: 'owner' | 'member' }

/** Disables, enables, promotes or demotes. A change of role and disabling end the account's sessions; disabling its tokens too, for ever. */
export async function changeUser(caller: Caller, userId: string, change: Change): Promise<Result<ListedUser, ProblemReason>> {
  const allowed = gateInstance(caller, 'users.change')
  if (!allowed.ok) return allowed
  const changed = await applyToUser(userId, change)
  if (!changed.ok) return changed
  const user = await findListedUser(userId)
  return user ? success(user) : nobody
}

/** The same for the operator at the command line. One owner who is not disabled is always left. */
export async function applyToUser(userId: string, change: Change): Promise<Result<UserRow, ProblemReason>> {
  return transaction(async (tx): Promise<Result<UserRow, ProblemReason>> => {
    await holdOwners(tx)
    const user = await findSecrets({ id: userId }, tx)
    if (!user) return nobody
    const isOwner = user.role === 'owner' && !user.disabledAt && !isPlaceholder(user)
    const falls = change.disabled === true || change.role === 'member'
    if (isOwner && falls && (await countOwners(tx)) < 2) return lastOwner
    const disabledAt = change.disabled === undefined ? undefined : change.disabled ? (user.disabledAt ?? new Date()) : null
    const ends = change.disabled === true || (change.role !== undefined && change.role !== user.role)
    if (change.disabled) await revokeAllTokens(tx, userId, new Date())
    return success(await updateUser(tx, userId, { role: change.role, disabledAt }, ends))
  })
}

/** A link, good for a day, by which an account gets a new password. Links made before it end. */
export async function createReset(caller: Caller, userId: string, now = new Date()): Promise<Result<OneTimeLinkView, ProblemReason>> {
  const allowed = gateInstance(caller, 'users.change')
  return allowed.ok ? makeReset(userId, caller.userId, now) : allowed
}

/** The same for the operator at the command line. */
export async function makeReset(
  userId: string,
  createdById: string | null = null,
  now = new Date(),
): Promise<Result<OneTimeLinkView, ProblemReason>> {
  if (!(await findUser(userId))) return nobody
  const { token, tokenHash } = makeToken()
  const expiresAt = new Date(now.getTime() + HOURS * 3600 * 1000)
  await transaction(async (tx) => {
    await endResetLinks(tx, userId, now)
    await insertLink({ tokenHash, purpose: 'reset', userId, createdById, expiresAt }, tx)
  })
  return success({ path: `/reset/${token}`, expiresAt: expiresAt.toISOString() })
}

/** Sets a new password by a link. Every session and every token of the account ends: whoever had them may be why. */
export async function resetPassword(given: { token: string; password: string }, now = new Date()): Promise<Result<UserRow, ProblemReason>> {
  const ended = failure<ProblemReason>('link-used', 'This link was used or has expired. Ask for another.')
  const link = await findLink(hashToken(given.token), 'reset')
  const user = link?.userId ? await findUser(link.userId) : null
  if (!link || !isOpen(link, now) || !user || user.disabledAt) return ended
  const password = await newPassword(given.password, [user.name, user.email])
  if (!password.ok) return password
  const done = await transaction(async (tx) => {
    if (!(await consumeLink(tx, link.id, now))) return null
    await revokeAllTokens(tx, user.id, now)
    return updateUser(tx, user.id, { passwordHash: password.value }, true)
  })
  if (!done) return ended
  await forgetAccountTries(user.email)
  return success(done)
}

/** Makes an account at the command line; an author named in an imported dataset is claimed. */
export async function addUser(given: {
  email: string
  name: string
  role: 'owner' | 'member'
  password: string
}): Promise<Result<UserRow, ProblemReason>> {
  const password = await newPassword(given.password, [given.name, given.email])
  if (!password.ok) return password
  const known = await findSecrets({ email: given.email })
  if (known && !isPlaceholder(known)) return failure('already-exists', `There is an account with the e-mail address ${given.email}.`)
  const person = { name: given.name, passwordHash: password.value }
  if (!known) return success(await insertUser(db(), { ...person, email: given.email, role: given.role }))
  await claimUser(db(), known.id, person)
  return success(await updateUser(db(), known.id, { role: given.role }))
}
