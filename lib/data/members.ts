import type { ProjectRole } from '@/lib/contracts/projects'
import { db } from './client'

/** `{ role }` for a project that exists, with a null role for those who are no members; null for none such. */
export async function findProjectRole(projectId: string, userId: string): Promise<{ role: ProjectRole | null } | null> {
  const project = await db().project.findUnique({
    where: { id: projectId },
    select: { deletedAt: true, members: { where: { userId }, select: { role: true } } },
  })
  if (!project || project.deletedAt) return null
  return { role: project.members[0]?.role ?? null }
}
