import type { ProjectRole } from '@/lib/contracts/choices'
import { db, type Tx } from './client'

export type LinkPurpose = 'setup' | 'invitation' | 'reset'
export type LinkRow = {
  id: string
  purpose: LinkPurpose
  email: string | null
  role: 'owner' | 'member'
  projectId: string | null
  projectRole: ProjectRole | null
  userId: string | null
  createdById: string | null
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
  revokedAt: Date | null
}
const columns = {
  id: true,
  purpose: true,
  email: true,
  role: true,
  projectId: true,
  projectRole: true,
  userId: true,
  createdById: true,
  createdAt: true,
  expiresAt: true,
  usedAt: true,
  revokedAt: true,
} as const

type NewLink = { tokenHash: string; purpose: LinkPurpose; expiresAt: Date } & Partial<
  Pick<LinkRow, 'email' | 'role' | 'projectId' | 'projectRole' | 'userId' | 'createdById'>
>
export const insertLink = (link: NewLink, tx: Tx = db()): Promise<LinkRow> => tx.oneTimeLink.create({ data: link, select: columns })

/** The link whose token has this sha-256 (hexadecimal), used or not. */
export const findLink = (tokenHash: string, purpose: LinkPurpose, tx: Tx = db()): Promise<LinkRow | null> =>
  tx.oneTimeLink.findFirst({ where: { tokenHash, purpose }, select: columns })

export const isOpen = (link: LinkRow, now: Date): boolean => !link.usedAt && !link.revokedAt && link.expiresAt > now

/** Uses a link up. True for exactly one of any number of callers, however close together they come. */
export async function consumeLink(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.oneTimeLink.updateMany({
    where: { id, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  return count === 1
}

/** Ends the links that still set this person's password. */
export async function endResetLinks(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.oneTimeLink.updateMany({ where: { purpose: 'reset', userId, usedAt: null, revokedAt: null }, data: { revokedAt: now } })
}

/** Open invitations to a project (or, with null, to the instance alone), newest first. */
export const openInvitations = (projectId: string | null, now: Date): Promise<LinkRow[]> =>
  db().oneTimeLink.findMany({
    where: { purpose: 'invitation', projectId, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { id: 'desc' },
    select: columns,
  })

export async function findInvitation(id: string): Promise<LinkRow | null> {
  return db().oneTimeLink.findFirst({ where: { id, purpose: 'invitation' }, select: columns })
}

export async function revokeLink(id: string, now: Date): Promise<boolean> {
  return (await db().oneTimeLink.updateMany({ where: { id, usedAt: null, revokedAt: null }, data: { revokedAt: now } })).count === 1
}
