import type { Part } from '@/lib/domain/annotation/annotation'
import type { Verdict } from '@/lib/domain/review/decision'
import { begun } from './annotation-sets'
import { db, type Prisma } from './client'

const documentColumns = {
  id: true,
  title: true,
  state: true,
  publisher: true,
  publishedAt: true,
  byline: true,
  language: true,
  originalId: true,
} satisfies Prisma.DocumentSelect
export type ListedDocument = Prisma.DocumentGetPayload<{ select: typeof documentColumns }>
/** `activeSeconds` may be told to that reader only. */
export type ListedAssignment = { documentId: string; activeSeconds: number; user: { id: string; name: string } }
export type ListedText = { id: string; length: number }

export type ListedSet = {
  id: string
  documentId: string
  textId: string
  kind: 'annotator' | 'gold' | 'suggester'
  state: 'open' | 'submitted'
  owner: { id: string; name: string } | null
}

/** Every document of a project that is not in the trash, newest first; those that are not frozen yet only `withDrafts`. */
export function listedDocuments(projectId: string, withDrafts: boolean): Promise<ListedDocument[]> {
  const where = { projectId, deletedAt: null, ...(withDrafts ? {} : { state: 'frozen' as const }) }
  return db().document.findMany({ where, orderBy: { id: 'desc' }, select: documentColumns })
}

// What belongs to the documents is asked for by project and not as relations of the rows: those are fetched by a list of
// ids, which beyond a thousand documents is longer than SQLite takes.

export function listedAssignments(projectId: string): Promise<ListedAssignment[]> {
  return db().assignment.findMany({
    where: { document: { projectId, deletedAt: null } },
    select: { documentId: true, activeSeconds: true, user: { select: { id: true, name: true } } },
  })
}

/** The current text of each document that has one. */
export async function currentTexts(projectId: string): Promise<Map<string, ListedText>> {
  const rows = await db().text.findMany({
    where: { document: { projectId, deletedAt: null } },
    select: { id: true, documentId: true, length: true },
    orderBy: { version: 'asc' },
  })
  return new Map(rows.map(({ documentId, ...text }) => [documentId, text]))
}

/** The readings of a project's documents: who reads what, and how far; not what they say. */
export function listedSets(projectId: string): Promise<ListedSet[]> {
  return db().annotationSet.findMany({
    where: { projectId, kind: { not: 'suggester' }, document: { deletedAt: null }, ...begun },
    select: { id: true, documentId: true, textId: true, kind: true, state: true, owner: { select: { id: true, name: true } } },
    orderBy: { id: 'asc' },
  })
}

// What follows counts in all sets of a project and leaves out those not in `setIds` here: asked of the database for each
// annotation, who may see its set takes a minute for ninety thousand of them.

/** Annotations in each of the sets. */
export async function annotationCounts(projectId: string, setIds: ReadonlySet<string>): Promise<Map<string, number>> {
  const rows = await db().annotation.groupBy({ by: ['setId'], where: { deletedAt: null, set: { projectId } }, _count: true })
  return new Map(rows.filter(({ setId }) => setIds.has(setId)).map((row) => [row.setId, row._count]))
}

/** Where the parts of one layer's annotations lie in each of the sets. */
export async function spansOfLayer(projectId: string, layer: string, setIds: ReadonlySet<string>) {
  const rows = await db().annotation.findMany({
    where: { layer, deletedAt: null, set: { projectId } },
    select: { setId: true, parts: true },
  })
  const visible = rows.filter(({ setId }) => setIds.has(setId))
  return visible.flatMap(({ setId, parts }) => (parts as unknown as Part[]).map(({ start, end }) => ({ setId, start, end })))
}

/** Verdicts that were not taken back, on annotations of submitted sets among these, with the annotation's revision. */
export async function listedDecisions(projectId: string, setIds: ReadonlySet<string>) {
  const rows = await db().decision.findMany({
    where: { supersededAt: null, annotation: { deletedAt: null }, set: { projectId, kind: 'annotator', state: 'submitted' } },
    select: {
      id: true,
      reviewerId: true,
      setId: true,
      annotationId: true,
      verdict: true,
      revision: true,
      createdAt: true,
      supersededAt: true,
      annotation: { select: { revision: true } },
    },
  })
  return rows
    .filter(({ setId }) => setIds.has(setId))
    .map(({ annotation, verdict, ...row }) => ({ ...row, verdict: verdict as Verdict, annotationRevision: annotation.revision }))
}

/** A reading that was reviewed and is its reader's again: who reads what, and the verdicts that wait for an answer. */
export type GivenBackSet = { readonly documentId: string; readonly ownerId: string | null; readonly toAnswer: number }

export async function givenBackSets(projectId: string): Promise<GivenBackSet[]> {
  const toAnswer = { supersededAt: null, verdict: { not: 'accept' as const }, answer: null, annotation: { deletedAt: null } }
  const rows = await db().annotationSet.findMany({
    where: { projectId, kind: 'annotator', state: 'open', document: { deletedAt: null }, decisions: { some: {} } },
    select: { documentId: true, ownerId: true, _count: { select: { decisions: { where: toAnswer } } } },
  })
  return rows.map(({ _count, ...row }) => ({ ...row, toAnswer: _count.decisions }))
}
