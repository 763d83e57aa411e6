import { type Annotation, hull, type Relation } from '@/lib/domain/annotation/annotation'
import { type Change, type SetContent, subjectIdOf, subjectOf } from '@/lib/domain/annotation/change'
import { writeRows } from './bulk'
import { db, Prisma, type Tx } from './client'
import { inPieces } from './in-pieces'
import { databaseUrl, providerOf } from './provider'
import { ANNOTATION_COLUMNS, CHANGE_COLUMNS, RELATION_COLUMNS } from './row-columns'

/** Which of these changes the database has already, with the set each was applied to. */
export async function knownChanges(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  type Row = { id: string; setId: string }
  const rows = await inPieces(ids, (piece) => tx.$queryRaw<Row[]>`SELECT "id", "setId" FROM "Change" WHERE "id" IN (${Prisma.join(piece)})`)
  return new Map(rows.map(({ id, setId }) => [id, setId]))
}

/** Which of these ids relations of other sets have, so that nobody overwrites another's. */
export async function relationsElsewhere(tx: Tx, setId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await inPieces(ids, (piece) =>
    tx.relation.findMany({ where: { id: { in: piece }, setId: { not: setId } }, select: { id: true } }),
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Holds a set until the transaction ends, so that two batches of it come one after the other. On SQLite a transaction holds
 * everything already.
 */
export async function holdSet(tx: Tx, setId: string): Promise<void> {
  if (providerOf(databaseUrl()) === 'postgresql') await tx.$queryRaw`SELECT 1 FROM "AnnotationSet" WHERE "id" = ${setId} FOR UPDATE`
}

/** Takes the next numbers of a set's sequence and gives the last one before them. */
export async function takeSequence(tx: Tx, setId: string, count: number): Promise<number> {
  const rows = await tx.$queryRaw<{ revision: number }[]>`
    UPDATE "AnnotationSet" SET "revision" = "revision" + ${count} WHERE "id" = ${setId} RETURNING "revision"`
  if (!rows[0]) throw new Error(`There is no set ${setId}.`)
  return rows[0].revision - count
}

type Step = {
  readonly setId: string
  readonly userId: string | null
  readonly tagsetRevision: number
  readonly at: Date
  readonly before: SetContent
  readonly after: SetContent
  readonly applied: readonly Change[]
  readonly sequence: number
}

/** Writes a batch: the log of changes, and what the set holds after them. `sequence` is the number before the first. */
export async function writeChanges(tx: Tx, step: Step): Promise<void> {
  const { setId, userId, at, applied, sequence, tagsetRevision, before, after } = step
  await writeRows(
    tx,
    'Change',
    CHANGE_COLUMNS,
    applied.map((change, index) => ({
      id: change.id,
      setId,
      sequence: sequence + index + 1,
      kind: change.kind,
      subject: subjectOf(change),
      subjectId: subjectIdOf(change),
      body: 'annotation' in change ? change.annotation : change.relation,
      authorId: userId,
      createdAt: at,
    })),
  )
  const revision = sequence + applied.length
  const touched = changed(before.annotations, after.annotations)
  const linked = changed(before.relations, after.relations)
  await writeRows(
    tx,
    'Annotation',
    ANNOTATION_COLUMNS,
    touched.put.map((one) => annotationRow(one, { setId, revision, at, tagsetRevision })),
    'update',
  )
  await writeRows(
    tx,
    'Relation',
    RELATION_COLUMNS,
    linked.put.map((one) => relationRow(one, { setId, revision, at })),
    'update',
  )
  await markDeleted(tx, 'relation', linked.gone, revision, at)
  await markDeleted(tx, 'annotation', touched.gone, revision, at)
}

/** What must be written: values that are new or other than before, and ids that are gone. */
function changed<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): { put: T[]; gone: string[] } {
  return {
    put: [...after].filter(([id, value]) => before.get(id) !== value).map(([, value]) => value),
    gone: [...before.keys()].filter((id) => !after.has(id)),
  }
}

async function markDeleted(tx: Tx, what: 'annotation' | 'relation', ids: readonly string[], revision: number, at: Date): Promise<void> {
  const data = { deletedAt: at, updatedAt: at, revision }
  await inPieces(ids, async (piece) => {
    const where = { id: { in: piece } }
    if (what === 'annotation') await tx.annotation.updateMany({ where, data })
    else await tx.relation.updateMany({ where, data })
    return []
  })
}

type Stamp = { setId: string; revision: number; at: Date }
function annotationRow(
  { id, tag, parts, attributes, note, confidence, takenFromId }: Annotation,
  { setId, revision, at, tagsetRevision }: Stamp & { tagsetRevision: number },
) {
  const layer = tag.slice(0, tag.indexOf('.'))
  return {
    id,
    setId,
    tag,
    layer,
    parts,
    ...hull(parts),
    attributes,
    note,
    confidence,
    tagsetRevision,
    takenFromId,
    revision,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  }
}

function relationRow({ id, type, from, to, attributes }: Relation, { setId, revision, at }: Stamp) {
  return { id, setId, type, fromId: from, toId: to, attributes, revision, createdAt: at, updatedAt: at, deletedAt: null }
}

export type ChangeRow = {
  id: string
  sequence: number
  kind: string
  subject: string
  subjectId: string
  body: unknown
  authorId: string | null
  createdAt: Date
}

/** The changes of a set in order, from the one after `sequence`; those of one annotation or relation when `subjectId` is given. */
export const listChanges = (
  setId: string,
  { after = 0, limit = 200, subjectId }: { after?: number; limit?: number; subjectId?: string },
  tx: Tx = db(),
): Promise<ChangeRow[]> =>
  tx.change.findMany({
    where: { setId, sequence: { gt: after }, ...(subjectId ? { subjectId } : {}) },
    orderBy: { sequence: 'asc' },
    take: limit,
    select: { id: true, sequence: true, kind: true, subject: true, subjectId: true, body: true, authorId: true, createdAt: true },
  })
