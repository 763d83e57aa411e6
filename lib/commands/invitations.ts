import type { Caller } from '@/lib/auth/caller'
import { invitationView, mayInvite } from '@/lib/auth/invitation'
import { makeToken } from '@/lib/auth/one-time-token'
import type { ProjectRole } from '@/lib/contracts/choices'
import type { NewInvitationView } from '@/lib/contracts/invitations'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findInvitation, insertLink, isOpen, revokeLink } from '@/lib/data/one-time-links'
import { failure, type Result, success } from '@/lib/domain/result'

const DAYS = 7
const none = failure<ProblemReason>('not-found', 'There is no such invitation, or it is no longer open.')

/** Into a project (with one of its roles), or with a null project into the instance. The link is in the answer, and nowhere else. */
export async function createInvitation(
  caller: Caller,
  projectId: string | null,
  given: { email?: string | null; role: ProjectRole | 'owner' | 'member' },
  now = new Date(),
): Promise<Result<NewInvitationView, ProblemReason>> {
  const allowed = await mayInvite(caller, projectId)
  if (!allowed.ok) return allowed
  const { token, tokenHash } = makeToken()
  const expiresAt = new Date(now.getTime() + DAYS * 24 * 3600 * 1000)
  const roles = projectId ? { projectRole: given.role as ProjectRole } : { role: given.role as 'owner' | 'member' }
  const link = { tokenHash, purpose: 'invitation', email: given.email ?? null, projectId, createdById: caller.userId, expiresAt } as const
  return success({ ...invitationView(await insertLink({ ...link, ...roles })), path: `/invitations/${token}` })
}

/** Ends an invitation that somebody who may invite there sees. */
export async function revokeInvitation(caller: Caller, id: string, now = new Date()): Promise<Result<null, ProblemReason>> {
  const link = await findInvitation(id)
  if (!link || !isOpen(link, now)) return none
  const allowed = await mayInvite(caller, link.projectId)
  if (!allowed.ok) return allowed.reason === 'forbidden' && !link.projectId ? none : allowed
  return (await revokeLink(id, now)) ? success(null) : none
}
