import { hashToken } from '@/lib/auth/caller'
import { openInvitation } from '@/lib/auth/invitation'
import { findSecrets, isPlaceholder } from '@/lib/data/accounts'
import { findLink, isOpen } from '@/lib/data/one-time-links'
import { findProject } from '@/lib/data/projects'
import { findUser } from '@/lib/data/users'

/** Whether a set-up link still makes the first account. Looking uses nothing up. */
export async function setUpIsOpen(token: string, now = new Date()): Promise<boolean> {
  const link = await findLink(hashToken(token), 'setup')
  return link !== null && isOpen(link, now)
}

export type InvitationFacts = {
  email: string | null
  role: string
  by: string
  project: string | null
  /** whether the address it is made out to has an account, with which to sign in first */
  hasAccount: boolean
}

/** What an open invitation says to whoever holds it; null for one that leads nowhere any more. */
export async function readInvitation(token: string, now = new Date()): Promise<InvitationFacts | null> {
  const link = await openInvitation(token, now)
  if (!link) return null
  const maker = link.createdById ? await findUser(link.createdById) : null
  const project = link.projectId ? await findProject(link.projectId) : null
  if (!maker || (link.projectId && !project)) return null
  const invited = link.email ? await findSecrets({ email: link.email }) : null
  return {
    email: link.email,
    role: (link.projectId ? link.projectRole : null) ?? link.role,
    by: maker.name,
    project: project?.name ?? null,
    hasAccount: invited !== null && !isPlaceholder(invited),
  }
}

/** Whose password an open reset link sets. */
export async function readReset(token: string, now = new Date()): Promise<{ email: string } | null> {
  const link = await findLink(hashToken(token), 'reset')
  const user = link && isOpen(link, now) && link.userId ? await findUser(link.userId) : null
  return user && !user.disabledAt ? { email: user.email } : null
}
