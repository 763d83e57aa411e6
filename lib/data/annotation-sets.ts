import {
  type Annotation,
  type Attributes,
  bareAnnotation,
  type Confidence,
  hull,
  type Part,
  type Relation,
} from '@/lib/domain/annotation/annotation'
import type { Change, SetContent } from '@/lib/domain/annotation/change'
import { db, type Prisma, type Tx } from './client'
import { annotationsOfSets } from './dataset-annotations'
import { inPieces } from './in-pieces'

export type SetKind = 'annotator' | 'gold' | 'suggester'
export type SetState = 'open' | 'submitted'
export type SetRow = {
  id: string
  projectId: string
  documentId: string
  textId: string
  ownerId: string | null
  owner: { id: string; name: string } | null
  kind: SetKind
  name: string | null
  state: SetState
  revision: number
  settledFromId: string | null
  createdAt: Date
  submittedAt: Date | null
}
const columns = {
  id: true,
  projectId: true,
  documentId: true,
  textId: true,
  ownerId: true,
  owner: { select: { id: true, name: true } },
  kind: true,
  name: true,
  state: true,
  revision: true,
  settledFromId: true,
  createdAt: true,
  submittedAt: true,
} satisfies Prisma.AnnotationSetSelect

/** An annotation as stored: with the tagset revision it was made under and its times (ISO 8601, UTC). */
export type StoredAnnotation = Annotation & {
  readonly layer: string
  readonly tagsetRevision: number
  readonly createdAt: string
  readonly updatedAt: string
}

/** A set of a document that is not in the trash, or null. */
export const findSet = (id: string, tx: Tx = db()): Promise<SetRow | null> =>
  tx.annotationSet.findFirst({ where: { id, document: { deletedAt: null }, project: { deletedAt: null } }, select: columns })

/** What saving a change asks of a set. */
export type SetFacts = Pick<SetRow, 'id' | 'projectId' | 'textId' | 'ownerId' | 'kind' | 'state' | 'revision'>

/** The same as `findSet`, for each change that is saved: by plain SQL, which takes a fifth of the time. */
export async function findSetFacts(id: string, tx: Tx = db()): Promise<SetFacts | null> {
  const rows = await tx.$queryRaw<SetFacts[]>`
    SELECT s."id", s."projectId", s."textId", s."ownerId", CAST(s."kind" AS TEXT) AS "kind", CAST(s."state" AS TEXT) AS "state", s."revision"
    FROM "AnnotationSet" s JOIN "Document" d ON d."id" = s."documentId" JOIN "Project" p ON p."id" = s."projectId"
    WHERE s."id" = ${id} AND d."deletedAt" IS NULL AND p."deletedAt" IS NULL`
  return rows[0] ?? null
}

/** The sets of a document that match, oldest first. */
export const listSets = (documentId: string, where: Prisma.AnnotationSetWhereInput): Promise<SetRow[]> =>
  db().annotationSet.findMany({ where: { AND: [{ documentId }, where] }, orderBy: { id: 'asc' }, select: columns })

/** Sets in which something was ever changed, or that are submitted: who only opened an article has not begun to read it. */
export const begun = { OR: [{ state: 'submitted' as const }, { revision: { gt: 0 } }] } satisfies Prisma.AnnotationSetWhereInput

/** The state of a reader's own annotator set of a document; null when there is none, or an open one in which nothing was ever changed. */
export async function ownStateOf(documentId: string, userId: string): Promise<SetState | null> {
  const rows = await db().annotationSet.findMany({
    where: { documentId, ownerId: userId, kind: 'annotator', OR: [{ state: 'submitted' }, { revision: { gt: 0 } }] },
    select: { state: true },
  })
  if (rows.length === 0) return null
  return rows.some(({ state }) => state === 'open') ? 'open' : 'submitted'
}

export const findOwnSet = (tx: Tx, textId: string, ownerId: string): Promise<SetRow | null> =>
  tx.annotationSet.findUnique({ where: { textId_ownerId_kind: { textId, ownerId, kind: 'annotator' } }, select: columns })

export const insertSet = (
  tx: Tx,
  set: { projectId: string; documentId: string; textId: string; ownerId: string; kind: SetKind },
): Promise<SetRow> => tx.annotationSet.create({ data: set, select: columns })

export const setState = (tx: Tx, id: string, state: SetState, submittedAt: Date | null): Promise<SetRow> =>
  tx.annotationSet.update({ where: { id }, data: { state, submittedAt }, select: columns })

const annotationColumns = {
  id: true,
  tag: true,
  layer: true,
  parts: true,
  attributes: true,
  note: true,
  confidence: true,
  takenFromId: true,
  tagsetRevision: true,
  createdAt: true,
  updatedAt: true,
} as const
const relationColumns = { id: true, type: true, fromId: true, toId: true, attributes: true } as const
type AnnotationRow = Prisma.AnnotationGetPayload<{ select: typeof annotationColumns }>
type RelationRow = Prisma.RelationGetPayload<{ select: typeof relationColumns }>

const annotationOf = ({ parts, attributes, confidence, createdAt, updatedAt, ...row }: AnnotationRow): StoredAnnotation => ({
  ...row,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
  parts: parts as unknown as Part[],
  attributes: attributes as Attributes,
  confidence: confidence as Confidence | null,
})
const relationOf = ({ fromId, toId, attributes, ...row }: RelationRow): Relation => ({
  ...row,
  from: fromId,
  to: toId,
  attributes: attributes as Attributes,
})

/** The live annotations of a set in text order. */
export async function loadAnnotations(setId: string, tx: Tx = db()): Promise<StoredAnnotation[]> {
  const rows = (await annotationsOfSets(tx, [setId], {})).get(setId) ?? []
  return rows.map(({ revision: _, ...annotation }) => annotation)
}

/** A live annotation, or null. */
export async function findAnnotation(id: string): Promise<StoredAnnotation | null> {
  const row = await db().annotation.findFirst({ where: { id, deletedAt: null }, select: annotationColumns })
  return row && annotationOf(row)
}

/** How many live annotations each of these sets holds; those with none are left out. */
export async function countOfSets(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db().annotation.groupBy({ by: ['setId'], where: { setId: { in: [...ids] }, deletedAt: null }, _count: true })
  return new Map(rows.map(({ setId, _count }) => [setId, _count]))
}

/** The live relations of a set in the order of their ids. */
export async function loadRelations(setId: string, tx: Tx = db()): Promise<Relation[]> {
  const rows = await tx.relation.findMany({ where: { setId, deletedAt: null }, orderBy: { id: 'asc' }, select: relationColumns })
  return rows.map(relationOf)
}

/**
 * What a batch of changes can touch of a set: the annotations and relations it names, the ends of its relations, whatever
 * hangs on those (for twins), and what stands where a new span begins (for twins as well). `elsewhere` are the ids that it
 * names of annotations of other sets, deleted ones too.
 */
export async function loadContentFor(
  setId: string,
  changes: readonly Change[],
  tx: Tx,
): Promise<{ content: SetContent; elsewhere: ReadonlySet<string> }> {
  const live = { setId, deletedAt: null }
  const named = changes.flatMap(idsNamedBy)
  const relations = changes.every(bringsOnlySpans) ? [] : await relationsTouched(setId, changes, tx)
  const ends = relations.flatMap(({ fromId, toId }) => [fromId, toId])
  const anywhere = await inPieces([...named, ...ends], (ids) =>
    tx.annotation.findMany({ where: { id: { in: ids } }, select: { ...annotationColumns, setId: true, deletedAt: true } }),
  )
  const elsewhere = new Set(anywhere.filter((row) => row.setId !== setId).map(({ id }) => id))
  const byId = anywhere.filter((row) => row.setId === setId && row.deletedAt === null)
  // a retagged span keeps its place: its own start is where a twin would stand
  const places = [...changes.flatMap(startNamedBy), ...byId.map((row) => (row.parts as unknown as Part[])[0]?.start ?? 0)]
  const byPlace = await inPieces(places, (starts) =>
    tx.annotation.findMany({ where: { ...live, start: { in: starts } }, select: annotationColumns }),
  )
  return { content: contentOf([...byId, ...byPlace].map(annotationOf), relations.map(relationOf)), elsewhere }
}

/** The relations that changes name or hang on what they name, and, where they change one, all those at its ends: one may be its twin. */
async function relationsTouched(setId: string, changes: readonly Change[], tx: Tx): Promise<RelationRow[]> {
  const among = (ids: string[]) =>
    tx.relation.findMany({
      where: { setId, deletedAt: null, OR: [{ id: { in: ids } }, { fromId: { in: ids } }, { toId: { in: ids } }] },
      select: relationColumns,
    })
  const touched = await inPieces(changes.flatMap(idsNamedBy), among)
  const updated = new Set(changes.flatMap((change) => ('relation' in change && change.kind === 'update' ? [change.relation.id] : [])))
  const beside = touched.filter(({ id }) => updated.has(id)).flatMap(({ fromId, toId }) => [fromId, toId])
  return beside.length > 0 ? [...touched, ...(await inPieces(beside, among))] : touched
}

const bringsOnlySpans = (change: Change) => 'annotation' in change && change.kind === 'create'

function idsNamedBy(change: Change): string[] {
  if ('annotation' in change) return [change.annotation.id]
  const { from, to }: { from?: string; to?: string } = { from: undefined, to: undefined, ...change.relation } // an update may name one
  return [change.relation.id, ...[from, to].flatMap((id) => id ?? [])]
}

const startNamedBy = (change: Change): number[] =>
  'annotation' in change && 'parts' in change.annotation && change.annotation.parts ? [hull(change.annotation.parts).start] : []

/** All that a set holds. */
export const loadContent = async (setId: string, tx: Tx = db()): Promise<SetContent> =>
  contentOf(await loadAnnotations(setId, tx), await loadRelations(setId, tx))

function contentOf(annotations: readonly StoredAnnotation[], relations: readonly Relation[]): SetContent {
  return {
    annotations: new Map(annotations.map((one) => [one.id, bareAnnotation(one)])),
    relations: new Map(relations.map((one) => [one.id, one])),
  }
}

/** Sets of the instance in the order of their ids, after the one named by `after`. Also those in the trash. */
export const pageOfSets = (
  after: string,
  limit: number,
  tx: Tx = db(),
): Promise<{ id: string; textId: string; projectId: string; revision: number }[]> =>
  tx.annotationSet.findMany({
    where: { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, textId: true, projectId: true, revision: true },
  })
