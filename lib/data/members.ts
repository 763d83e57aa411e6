import type { ProjectRole } from '@/lib/contracts/choices'
import { canSignIn } from './accounts'
import { TRASHED } from './arrivals'
import { db, type Tx } from './client'

/** `{ role }` for a project that exists, with a null role for those who are no members; null for none such. */
export async function findProjectRole(projectId: string, userId: string): Promise<{ role: ProjectRole | null } | null> {
  // asked before everything else that anybody does: plain SQL takes a fifth of the time
  const rows = await db().$queryRaw<{ role: ProjectRole | null }[]>`
    SELECT CAST(m."role" AS TEXT) AS "role" FROM "Project" p
    LEFT JOIN "Member" m ON m."projectId" = p."id" AND m."userId" = ${userId}
    WHERE p."id" = ${projectId} AND p."deletedAt" IS NULL`
  return rows[0] ?? null
}

/** The same for a project in the trash; one that is still arriving is none. */
export async function findTrashedProjectRole(projectId: string, userId: string): Promise<{ role: ProjectRole | null } | null> {
  const project = await db().project.findFirst({
    where: { id: projectId, deletedAt: TRASHED },
    select: { members: { where: { userId }, select: { role: true } } },
  })
  return project && { role: project.members[0]?.role ?? null }
}

/** Somebody's role in each project of which they are a member, by the project's id. */
export async function memberRoles(userId: string): Promise<Map<string, ProjectRole>> {
  const rows = await db().member.findMany({ where: { userId }, select: { projectId: true, role: true } })
  return new Map(rows.map(({ projectId, role }) => [projectId, role]))
}

export type MemberRow = { id: string; name: string; email: string; role: ProjectRole }
const columns = { role: true, user: { select: { id: true, name: true, email: true } } } as const
type Row = { role: ProjectRole; user: { id: string; name: string; email: string } }
const view = ({ role, user }: Row): MemberRow => ({ ...user, role })

/** Members in the order of their ids, after the one named by `cursor`. */
export async function listMembers(projectId: string, limit: number, cursor?: string): Promise<MemberRow[]> {
  const rows = await db().member.findMany({
    where: { projectId, ...(cursor ? { userId: { gt: cursor } } : {}) },
    orderBy: { userId: 'asc' },
    take: limit,
    select: columns,
  })
  return rows.map(view)
}

/** Those of the members with one of these roles who can sign in, by name. */
export async function membersAs(projectId: string, roles: readonly ProjectRole[]): Promise<{ id: string; name: string }[]> {
  const rows = await db().member.findMany({
    where: { projectId, role: { in: [...roles] }, user: { disabledAt: null } },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    select: { user: { select: { id: true, name: true } } },
  })
  return rows.map(({ user }) => user)
}

export async function putMember(tx: Tx, projectId: string, userId: string, role: ProjectRole): Promise<MemberRow> {
  return view(
    await tx.member.upsert({
      where: { projectId_userId: { projectId, userId } },
      create: { projectId, userId, role },
      update: { role },
      select: columns,
    }),
  )
}

export async function deleteMember(tx: Tx, projectId: string, userId: string): Promise<void> {
  await tx.member.deleteMany({ where: { projectId, userId } })
}

/** The managers of a project beside `userId` who can sign in. */
export const countOtherManagers = (tx: Tx, projectId: string, userId: string): Promise<number> =>
  tx.member.count({ where: { projectId, userId: { not: userId }, role: 'manager', user: { disabledAt: null, ...canSignIn } } })

export async function findMember(tx: Tx, projectId: string, userId: string): Promise<MemberRow | null> {
  const row = await tx.member.findUnique({ where: { projectId_userId: { projectId, userId } }, select: columns })
  return row && view(row)
}

/** Whether somebody is a member of a project, or was, and has a reading there. */
export async function isReaderOf(projectId: string, userId: string): Promise<boolean> {
  const [members, sets] = await Promise.all([
    db().member.count({ where: { projectId, userId } }),
    db().annotationSet.count({ where: { projectId, ownerId: userId } }),
  ])
  return members + sets > 0
}
