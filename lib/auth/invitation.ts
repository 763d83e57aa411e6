import type { InvitationView } from '@/lib/contracts/invitations'
import type { ProblemReason } from '@/lib/contracts/reasons'
import type { LinkRow } from '@/lib/data/one-time-links'
import type { Result } from '@/lib/domain/result'
import type { Caller } from './caller'
import { gate } from './gate'
import { gateInstance } from './gate-instance'

/** Who invites into a project (its managers), or with null into the instance (its owner). */
export async function mayInvite(caller: Caller, projectId: string | null): Promise<Result<unknown, ProblemReason>> {
  return projectId ? gate(caller, 'members.invite', projectId) : gateInstance(caller, 'users.invite')
}

/** An invitation as those see it who may invite: all but the link. */
export const invitationView = (link: LinkRow): InvitationView => ({
  id: link.id,
  email: link.email,
  projectId: link.projectId,
  role: (link.projectId ? link.projectRole : null) ?? link.role,
  createdAt: link.createdAt.toISOString(),
  expiresAt: link.expiresAt.toISOString(),
})
