import { randomUUID } from 'node:crypto'
import type { BundleHeader } from '@/lib/domain/formats/galley-jsonl'
import { db, type Tx, transaction } from './client'
import { inPieces } from './in-pieces'

/** What is being imported is in the trash since this moment, and so not seen until all of it is there. */
export const ARRIVING = new Date(0)
/** In the trash, and not because it is arriving. */
export const TRASHED = { not: null, gt: ARRIVING } as const
/** An import that has written nothing for longer than this was broken off. One document takes 30 seconds at most. */
const BROKEN_OFF_MS = 15 * 60 * 1000

/**
 * One import's hold on a project: nothing else arrives in it. `mark` is what the project's row carries as `importDigest`
 * meanwhile, `before` what it carried.
 */
export type Claim = { readonly projectId: string; readonly isNew: boolean; readonly mark: string; readonly before: string | null }
export type Claimed = Claim | 'running' | { readonly id: string; readonly name: string }

/** The project that somebody made of the file with this sum, and still manages, or null. */
export const findImported = (importDigest: string, createdById: string, tx: Tx = db()) =>
  tx.project.findFirst({
    where: { importDigest, createdById, deletedAt: null, members: { some: { userId: createdById, role: 'manager' } } },
    select: { id: true, name: true },
  })

/**
 * Makes a project that is not seen yet. Gives the project made of the same file by the same person if there is one, and
 * `running` while one is being made. Throws a unique violation when the id is taken.
 */
export const claimNew = (id: string, header: BundleHeader, importDigest: string, createdById: string): Promise<Claimed> =>
  transaction(async (tx): Promise<Claimed> => {
    // changes nothing, but of two at once the second waits here for the first
    await tx.user.update({ where: { id: createdById }, data: { sessionVersion: { increment: 0 } }, select: { id: true } })
    const before = await findImported(importDigest, createdById, tx)
    if (before) return before
    if (await tx.project.findFirst({ where: { importDigest, createdById, deletedAt: ARRIVING }, select: { id: true } })) return 'running'
    const { name, language, description, guidelines } = header.project
    const data = { id, name, language, description, guidelines, importDigest, createdById, createdAt: new Date(), deletedAt: ARRIVING }
    await tx.project.create({ data, select: { id: true } })
    return { projectId: id, isNew: true, mark: importDigest, before: null }
  })

const MARK = /^arriving (\S+) /

/** Marks a project as the one that this import fills; `running` while another does. `seen` is its `importDigest` as it was read. */
export async function claimTarget(projectId: string, seen: string | null, now: Date): Promise<Claimed> {
  const since = MARK.exec(seen ?? '')?.[1]
  if (since && (Date.parse(since) > now.getTime() - BROKEN_OFF_MS || (await hasArriving(projectId)))) return 'running'
  const mark = `arriving ${now.toISOString()} ${randomUUID()}`
  const { count } = await db().project.updateMany({ where: { id: projectId, importDigest: seen }, data: { importDigest: mark } })
  return count === 1 ? { projectId, isNew: false, mark, before: since ? null : seen } : 'running'
}

const hasArriving = async (projectId: string) =>
  (await db().document.findFirst({ where: { projectId, deletedAt: ARRIVING }, select: { id: true } })) !== null

/** Removes those documents that an import has written, and gives up its hold; a project that it made goes as well. */
export async function removeArriving({ projectId, isNew, mark, before }: Claim, documentIds: readonly string[]): Promise<void> {
  await inPieces(documentIds, async (ids) => [
    await db().document.deleteMany({ where: { id: { in: ids }, projectId, deletedAt: ARRIVING } }),
  ])
  if (isNew) await db().project.deleteMany({ where: { id: projectId, deletedAt: ARRIVING, importDigest: mark } })
  else await db().project.updateMany({ where: { id: projectId, importDigest: mark }, data: { importDigest: before } })
}

/** Whether any import is under way. */
export const isAnyArriving = async (): Promise<boolean> =>
  (await db().project.findFirst({
    where: { OR: [{ deletedAt: ARRIVING }, { importDigest: { startsWith: 'arriving ' } }] },
    select: { id: true },
  })) !== null

/** Removes what imports that were broken off (a killed server) have left. While one goes on, its last document is recent. */
export async function removeBrokenOff(now: Date): Promise<void> {
  const cutoff = new Date(now.getTime() - BROKEN_OFF_MS)
  const goingOn = { documents: { some: { deletedAt: ARRIVING, updatedAt: { gte: cutoff } } } }
  await db().project.deleteMany({ where: { deletedAt: ARRIVING, createdAt: { lt: cutoff }, NOT: goingOn } })
  await db().document.deleteMany({ where: { deletedAt: ARRIVING, updatedAt: { lt: cutoff }, project: { NOT: goingOn } } })
}
