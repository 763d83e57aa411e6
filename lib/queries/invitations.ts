import type { Caller } from '@/lib/auth/caller'
import { invitationView, mayInvite } from '@/lib/auth/invitation'
import type { InvitationView } from '@/lib/contracts/invitations'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { openInvitations } from '@/lib/data/one-time-links'
import { type Result, success } from '@/lib/domain/result'

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
