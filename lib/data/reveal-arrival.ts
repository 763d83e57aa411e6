import type { BundleHeader } from '@/lib/domain/formats/galley-jsonl'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { ARRIVING, type Claim } from './arrivals'
import { type Prisma, type Tx, transaction } from './client'
import { findTarget } from './import-target'
import { inPieces } from './in-pieces'

export type Arrival = {
  readonly claim: Claim
  readonly header: BundleHeader
  readonly importDigest: string
  readonly callerId: string
  /** the documents that this import wrote: no others are shown */
  readonly documentIds: readonly string[]
  /** documents to the documents that they print again */
  readonly originals: readonly (readonly [string, string])[]
  /** authors without a way to sign in: they become annotators */
  readonly placeholders: readonly string[]
}

/** Shows all that this import wrote, at once. False when the project was filled in the meantime. */
export const reveal = (arrival: Arrival): Promise<boolean> =>
  transaction(async (tx) => {
    const { claim, header, importDigest, originals, callerId } = arrival
    const { projectId, isNew } = claim
    if (!isNew && (await findTarget(projectId, tx)).holds !== 'nothing') return false
    const shown = isNew ? { createdAt: header.project.createdAt, deletedAt: null } : {}
    const held = { id: projectId, importDigest: claim.mark, deletedAt: isNew ? ARRIVING : null }
    const { count } = await tx.project.updateMany({ where: held, data: { importDigest, ...shown } })
    if (count === 0) throw new Error(`The import into ${projectId} has lost its hold on it.`)
    for (const [id, originalId] of originals) await tx.document.update({ where: { id }, data: { originalId }, select: { id: true } })
    await showDocuments(tx, arrival)
    await putTagsets(tx, arrival)
    if (isNew) await tx.member.create({ data: { projectId, userId: callerId, role: 'manager' } })
    await joinPlaceholders(tx, arrival)
    return true
  })

async function showDocuments(tx: Tx, { claim: { projectId }, documentIds }: Arrival): Promise<void> {
  const pieces = await inPieces(documentIds, async (ids) => [
    await tx.document.updateMany({ where: { id: { in: ids }, projectId, deletedAt: ARRIVING }, data: { deletedAt: null } }),
  ])
  const shown = pieces.reduce((sum, { count }) => sum + count, 0)
  if (shown < documentIds.length) throw new Error(`${documentIds.length - shown} documents of an import are gone.`)
}

async function joinPlaceholders(tx: Tx, { claim: { projectId }, placeholders }: Arrival): Promise<void> {
  const members = new Set((await tx.member.findMany({ where: { projectId }, select: { userId: true } })).map(({ userId }) => userId))
  const joining = placeholders.filter((userId) => !members.has(userId))
  await tx.member.createMany({ data: joining.map((userId) => ({ projectId, userId, role: 'annotator' as const })) })
}

/** The file's tagset instead of the one that an empty project has; a new project whose file has none gets the default. */
async function putTagsets(tx: Tx, { claim: { projectId, isNew }, header, callerId }: Arrival): Promise<void> {
  const given = header.tagset.revisions
  if (given.length === 0 && !isNew) return
  const now = new Date().toISOString()
  const revisions = given.length > 0 ? given : [{ number: 1, createdAt: now, tagset: defaultTagset }]
  await tx.tagsetRevision.deleteMany({ where: { projectId } })
  await tx.tagsetRevision.createMany({
    data: revisions.map(({ number, createdAt, tagset }) => ({
      projectId,
      number,
      createdAt,
      tagset: tagset as unknown as Prisma.InputJsonValue,
      createdById: callerId,
    })),
  })
}
