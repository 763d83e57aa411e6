import type { Proposal, Verdict } from '@/lib/domain/review/decision'
import { db, type Prisma, type Tx } from './client'
import { inPieces } from './in-pieces'

/** What every reader of a decision needs; who gave it is chosen beside it. */
export const decisionColumns = {
  id: true,
  annotationId: true,
  verdict: true,
  reason: true,
  comment: true,
  proposal: true,
  revision: true,
  createdAt: true,
  supersededAt: true,
  answer: { select: { agrees: true, comment: true, createdAt: true } },
} satisfies Prisma.DecisionSelect
const columns = {
  ...decisionColumns,
  setId: true,
  reviewerId: true,
  reviewer: { select: { id: true, name: true } },
} satisfies Prisma.DecisionSelect
type Row = Prisma.DecisionGetPayload<{ select: typeof columns }>
export type DecisionRow = Omit<Row, 'verdict' | 'proposal'> & { readonly verdict: Verdict; readonly proposal: Proposal | null }

const decisionOf = (row: Row): DecisionRow => ({ ...row, verdict: row.verdict as Verdict, proposal: row.proposal as Proposal | null })

/** All decisions on the live annotations of a set, newest first. Superseded ones only with `history`. */
export async function decisionsOfSet(setId: string, history = false, tx: Tx = db()): Promise<DecisionRow[]> {
  const where = { setId, annotation: { deletedAt: null }, ...(history ? {} : { supersededAt: null }) }
  return (await tx.decision.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], select: columns })).map(decisionOf)
}

/** All decisions on one annotation, newest first, superseded ones too. */
export async function decisionsOfAnnotation(annotationId: string): Promise<DecisionRow[]> {
  const rows = await db().decision.findMany({ where: { annotationId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], select: columns })
  return rows.map(decisionOf)
}

export async function findDecision(id: string, tx: Tx = db()): Promise<DecisionRow | null> {
  const row = await tx.decision.findUnique({ where: { id }, select: columns })
  return row && decisionOf(row)
}

export type NewDecision = {
  /** made by the client; without it one is made here */
  readonly id?: string
  readonly setId: string
  readonly annotationId: string
  readonly reviewerId: string
  readonly verdict: Verdict
  readonly reason?: string | null
  readonly comment?: string
  readonly proposal?: Proposal | null
  readonly revision: number
}

/** Writes decisions of one reviewer; their standing ones on the same annotations are superseded at that very moment. */
export async function insertDecisions(tx: Tx, decisions: readonly NewDecision[], at: Date): Promise<string[]> {
  const first = decisions[0]
  if (!first) return []
  const annotationIds = new Set(decisions.map((decision) => decision.annotationId))
  const standing = await tx.decision.findMany({
    where: { setId: first.setId, reviewerId: first.reviewerId, supersededAt: null },
    select: { id: true, annotationId: true },
  })
  await supersede(
    tx,
    standing.filter((decision) => annotationIds.has(decision.annotationId)).map(({ id }) => id),
    at,
  )
  const data = decisions.map(({ proposal, ...decision }) => ({
    ...decision,
    ...(proposal ? { proposal: JSON.parse(JSON.stringify(proposal)) } : {}),
    createdAt: at,
  }))
  const rows = await tx.decision.createManyAndReturn({ data, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** Ends decisions at a moment. */
async function supersede(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await inPieces(ids, async (piece) => [await tx.decision.updateMany({ where: { id: { in: piece } }, data: { supersededAt: at } })])
}

/** Takes decisions of one reviewer back; what each had taken the place of stands again. */
export async function withdrawDecisions(tx: Tx, decisions: readonly DecisionRow[], at: Date): Promise<void> {
  await supersede(
    tx,
    decisions.map(({ id }) => id),
    at,
  )
  const replacing = new Map(decisions.map((decision) => [`${decision.annotationId} ${decision.createdAt.getTime()}`, decision]))
  const moments = [...new Map(decisions.map(({ createdAt }) => [createdAt.getTime(), createdAt])).values()]
  for (const moment of moments) {
    const first = decisions.find(({ createdAt }) => createdAt.getTime() === moment.getTime())
    if (!first) continue
    const older = await tx.decision.findMany({
      where: { setId: first.setId, reviewerId: first.reviewerId, supersededAt: moment, createdAt: { lt: moment } },
      select: { id: true, annotationId: true },
    })
    for (const { id, annotationId } of older)
      if (replacing.has(`${annotationId} ${moment.getTime()}`)) await tx.decision.update({ where: { id }, data: { supersededAt: null } })
  }
}

/** The one answer to a decision. A second one is a unique violation. */
export async function insertAnswer(tx: Tx, decisionId: string, answer: { agrees: boolean; comment: string }): Promise<void> {
  await tx.answer.create({ data: { decisionId, ...answer } })
}
