import type { ProjectView } from '@/lib/contracts/projects'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { db, type Prisma, type Tx } from './client'

export const projectColumns = {
  id: true,
  name: true,
  language: true,
  description: true,
  guidelines: true,
  createdAt: true,
  tagsets: { select: { number: true }, orderBy: { number: 'desc' }, take: 1 },
} satisfies Prisma.ProjectSelect
type Row = Prisma.ProjectGetPayload<{ select: typeof projectColumns }>

export const projectViewOf = ({ tagsets, createdAt, ...project }: Row): ProjectView => ({
  ...project,
  tagsetRevision: tagsets[0]?.number ?? 0,
  createdAt: createdAt.toISOString(),
})

export async function findProject(id: string): Promise<ProjectView | null> {
  const row = await db().project.findFirst({ where: { id, deletedAt: null }, select: projectColumns })
  return row && projectViewOf(row)
}

/** Projects in the order they were made, after the one named by `cursor`. Those of a member, or all of them (`userId` null). */
export async function listProjects(userId: string | null, limit: number, cursor?: string): Promise<ProjectView[]> {
  const rows = await db().project.findMany({
    where: { deletedAt: null, ...(userId ? { members: { some: { userId } } } : {}), ...(cursor ? { id: { gt: cursor } } : {}) },
    orderBy: { id: 'asc' },
    take: limit,
    select: projectColumns,
  })
  return rows.map(projectViewOf)
}

/**
 * Holds a project until the transaction ends, so that of two managers who take each other's role at once the second finds
 * what the first did. On SQLite the transaction itself does that.
 */
export async function holdProject(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE "Project" SET "name" = "name" WHERE "id" = ${id}`
}

/** Makes a project with its first tagset revision, its maker as manager. */
export async function insertProject(
  tx: Tx,
  given: {
    name: string
    language: string | null
    description: string
    createdById: string
    tagset: Tagset
    isDemo?: boolean
    guidelines?: string
    importDigest?: string
  },
): Promise<ProjectView> {
  const { tagset, ...project } = given
  const row = await tx.project.create({
    data: {
      ...project,
      members: { create: { userId: given.createdById, role: 'manager' } },
      tagsets: { create: { number: 1, tagset: tagset as unknown as Prisma.InputJsonValue, createdById: given.createdById } },
    },
    select: projectColumns,
  })
  return projectViewOf(row)
}

export async function updateProject(
  id: string,
  fields: { name?: string; language?: string | null; description?: string; guidelines?: string; deletedAt?: Date | null },
): Promise<ProjectView> {
  return projectViewOf(await db().project.update({ where: { id }, data: fields, select: projectColumns }))
}
