import type { InvitationView } from '@/lib/contracts/invitations'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findProjectRole } from '@/lib/data/members'
import { findLink, isOpen, type LinkRow } from '@/lib/data/one-time-links'
import { findUser } from '@/lib/data/users'
import type { Result } from '@/lib/domain/result'
import { type Caller, hashToken } from './caller'
import { gate } from './gate'
import { gateInstance } from './gate-instance'

/** Who invites into a project (its managers), or with null into the instance (its owner). */
export async function mayInvite(caller: Caller, projectId: string | null): Promise<Result<unknown, ProblemReason>> {
  return projectId ? gate(caller, 'members.invite', projectId) : gateInstance(caller, 'users.invite')
}

/** The open invitation that a token stands for: its project is still there, and whoever made it still may invite. */
export async function openInvitation(token: string, now: Date): Promise<LinkRow | null> {
  const link = await findLink(hashToken(token), 'invitation')
  return link && isOpen(link, now) && (await stillMeant(link)) ? link : null
}

async function stillMeant(link: LinkRow): Promise<boolean> {
  const maker = link.createdById ? await findUser(link.createdById) : null
  if (!maker || maker.disabledAt) return false
  if (!link.projectId) return maker.role === 'owner'
  const project = await findProjectRole(link.projectId, maker.id)
  return project !== null && (maker.role === 'owner' || project.role === 'manager')
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
