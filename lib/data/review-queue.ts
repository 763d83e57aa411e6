import type { DecisionFacts, Verdict } from '@/lib/domain/review/decision'
import { db, type Prisma } from './client'

const setColumns = {
  id: true,
  state: true,
  submittedAt: true,
  createdAt: true,
  owner: { select: { id: true, name: true } },
  document: { select: { id: true, title: true, publisher: true } },
  _count: { select: { annotations: { where: { deletedAt: null } } } },
} satisfies Prisma.AnnotationSetSelect
export type QueuedSet = Prisma.AnnotationSetGetPayload<{ select: typeof setColumns }>

/** The readers' sets of a project that match, oldest submission first. */
export const readersSets = (projectId: string, where: Prisma.AnnotationSetWhereInput): Promise<QueuedSet[]> =>
  db().annotationSet.findMany({
    where: { AND: [{ projectId, kind: 'annotator', document: { deletedAt: null } }, where] },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    select: setColumns,
  })

export type QueuedDecision = DecisionFacts & {
  readonly setId: string
  readonly annotationId: string
  /** the revision at which the annotation last changed */
  readonly annotationRevision: number
  readonly answered: boolean
}

/** The standing decisions on live annotations of sets that match. */
export async function standingDecisionsOf(projectId: string, where: Prisma.AnnotationSetWhereInput): Promise<QueuedDecision[]> {
  const rows = await db().decision.findMany({
    where: { supersededAt: null, annotation: { deletedAt: null }, set: { AND: [{ projectId, kind: 'annotator' }, where] } },
    select: {
      id: true,
      setId: true,
      annotationId: true,
      reviewerId: true,
      verdict: true,
      revision: true,
      createdAt: true,
      supersededAt: true,
      annotation: { select: { revision: true } },
      answer: { select: { decisionId: true } },
    },
  })
  return rows.map(({ annotation, answer, verdict, ...row }) => ({
    ...row,
    verdict: verdict as Verdict,
    annotationRevision: annotation.revision,
    answered: answer !== null,
  }))
}

/** The ids of the readings that gold sets of a project were settled from. */
export async function settledSetIds(projectId: string): Promise<Set<string>> {
  const rows = await db().annotationSet.findMany({
    where: { projectId, kind: 'gold', settledFromId: { not: null } },
    select: { settledFromId: true },
  })
  return new Set(rows.flatMap(({ settledFromId }) => settledFromId ?? []))
}
