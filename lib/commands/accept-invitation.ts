import type { Caller } from '@/lib/auth/caller'
import { openInvitation } from '@/lib/auth/invitation'
import { newPassword } from '@/lib/auth/password'
import type { AcceptInput } from '@/lib/contracts/one-time-links'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { claimUser, countOtherProjects, findSecrets, insertUser, isPlaceholder, updateUser } from '@/lib/data/accounts'
import { type Tx, transaction } from '@/lib/data/client'
import { isUniqueViolation } from '@/lib/data/errors'
import { findMember, putMember } from '@/lib/data/members'
import { consumeLink, type LinkRow } from '@/lib/data/one-time-links'
import type { UserRow } from '@/lib/data/users'
import { failure, type Result, success } from '@/lib/domain/result'

const ended = failure<ProblemReason>('link-used', 'This invitation was used, was withdrawn or has expired. Ask for another.')
type Admitted = Result<{ user: UserRow; goTo: string }, ProblemReason>
/** Who comes by an invitation: by password, or (with null) by an account at a provider that the caller links. */
export type Newcomer = { email: string; name: string; passwordHash: string | null }

/** Makes an account by an invitation. An address that an imported dataset names is claimed: its readings become theirs. */
export async function acceptInvitation(given: AcceptInput, now = new Date()): Promise<Admitted> {
  const link = await openInvitation(given.token, now)
  if (!link) return ended
  const email = link.email ?? given.email
  const password = await newPassword(given.password, [given.name, email])
  if (!password.ok) return password
  return admit(link, { email, name: given.name, passwordHash: password.value }, now)
}

/** Lets a newcomer in; `further` is written in the same transaction. */
export async function admit(
  link: LinkRow,
  newcomer: Newcomer,
  now: Date,
  further: (tx: Tx, user: UserRow) => Promise<void> = async () => {},
): Promise<Admitted> {
  try {
    return await transaction(async (tx): Promise<Admitted> => {
      const known = await findSecrets({ email: newcomer.email }, tx)
      if (known && !isPlaceholder(known)) return taken
      if (known && !(await mayClaim(tx, link, newcomer.email, known.id))) return reserved
      if (!(await consumeLink(tx, link.id, now))) return ended
      const { email, name, passwordHash } = newcomer
      const user = known
        ? await claimUser(tx, known.id, { name, passwordHash })
        : await insertUser(tx, { email, name, passwordHash, role: 'member' })
      await further(tx, user)
      return success(await enter(tx, link, user))
    })
  } catch (error) {
    if (isUniqueViolation(error)) return taken
    throw error
  }
}

const taken = failure<ProblemReason>(
  'already-exists',
  'There is an account with this e-mail address. Sign in and open the invitation again.',
)
const reserved = failure<ProblemReason>(
  'already-exists',
  'Readings of an imported dataset carry this e-mail address. Ask the owner of this Galley for an invitation made out to it.',
)

/**
 * Whether an invitation may hand over the readings that a placeholder holds: it must be made out to that address, and a
 * project's manager may only give away what lies in that project.
 */
async function mayClaim(tx: Tx, link: LinkRow, email: string, placeholderId: string): Promise<boolean> {
  if (link.email !== email) return false
  return !link.projectId || (await countOtherProjects(tx, placeholderId, link.projectId)) === 0
}

async function enter(tx: Tx, link: LinkRow, user: UserRow): Promise<{ user: UserRow; goTo: string }> {
  if (!link.projectId) {
    const promoted = link.role === 'owner' && user.role !== 'owner' ? await updateUser(tx, user.id, { role: 'owner' }, true) : user
    return { user: promoted, goTo: '/' }
  }
  await putMember(tx, link.projectId, user.id, link.projectRole ?? 'annotator')
  return { user, goTo: `/projects/${link.projectId}` }
}

/** Joins a project with the account one is signed in with. */
export async function joinByInvitation(caller: Caller, token: string, now = new Date()): Promise<Result<{ goTo: string }, ProblemReason>> {
  const link = await openInvitation(token, now)
  if (!link?.projectId) return ended
  const projectId = link.projectId
  if (link.email && link.email !== caller.email)
    return failure('forbidden', `This invitation is made out to ${link.email}; you are signed in as ${caller.email}.`)
  return transaction(async (tx): Promise<Result<{ goTo: string }, ProblemReason>> => {
    if (await findMember(tx, projectId, caller.userId)) return success({ goTo: `/projects/${projectId}` })
    if (!(await consumeLink(tx, link.id, now))) return ended
    await putMember(tx, projectId, caller.userId, link.projectRole ?? 'annotator')
    return success({ goTo: `/projects/${projectId}` })
  })
}
