import { db, type Prisma, type Tx } from './client'

const columns = {
  documentId: true,
  state: true,
  dueAt: true,
  activeSeconds: true,
  createdAt: true,
  user: { select: { id: true, name: true } },
  document: { select: { title: true } },
} satisfies Prisma.AssignmentSelect
export type AssignmentRow = Prisma.AssignmentGetPayload<{ select: typeof columns }>
type Place = { readonly documentId: string; readonly userId: string }
type Asked = {
  readonly documentId?: string
  readonly userId?: string
  readonly state?: 'open' | 'done'
  readonly limit: number
  readonly after: Place | null
  readonly withDrafts: boolean
}

/**
 * Assignments by document, then by reader; those of documents that are not frozen yet only `withDrafts`. `isShown`: whether
 * the one who asks (`askerId`) may know how far it is: it is their own, or of a document that `shown` lets through.
 */
export async function listAssignments(
  projectId: string,
  askerId: string,
  shown: Prisma.DocumentWhereInput,
  { documentId, userId, state, limit, after, withDrafts }: Asked,
): Promise<(AssignmentRow & { isShown: boolean })[]> {
  const known: Prisma.AssignmentWhereInput = { OR: [{ userId: askerId }, { document: shown }] }
  const done: Prisma.AssignmentWhereInput = { AND: [{ state: 'done' }, known] }
  const inState = state === undefined ? {} : state === 'done' ? done : { NOT: done }
  const further: Prisma.AssignmentWhereInput = after
    ? { OR: [{ documentId: { gt: after.documentId } }, { documentId: after.documentId, userId: { gt: after.userId } }] }
    : {}
  const document = { projectId, deletedAt: null, ...(withDrafts ? {} : { state: 'frozen' as const }) }
  const rows = await db().assignment.findMany({
    where: { AND: [{ document, documentId, userId }, inState, further] },
    orderBy: [{ documentId: 'asc' }, { userId: 'asc' }],
    take: limit,
    select: columns,
  })
  const ids = [...new Set(rows.map((row) => row.documentId))]
  const documents = await db().document.findMany({ where: { AND: [{ id: { in: ids } }, shown] }, select: { id: true } })
  const seen = new Set(documents.map(({ id }) => id))
  return rows.map((row) => ({ ...row, isShown: row.user.id === askerId || seen.has(row.documentId) }))
}

/** Assigns a document to a reader, or sets until when it should be read; what `dueAt` is left out of stays. */
export async function putAssignment(
  tx: Tx,
  { documentId, userId }: Place,
  given: { state: 'open' | 'done'; dueAt?: Date | null },
): Promise<{ row: AssignmentRow; isNew: boolean }> {
  const where = { documentId_userId: { documentId, userId } }
  const before = await tx.assignment.findUnique({ where, select: { userId: true } })
  const update = given.dueAt === undefined ? {} : { dueAt: given.dueAt }
  const row = await tx.assignment.upsert({ where, create: { documentId, userId, ...given }, update, select: columns })
  return { row, isNew: !before }
}

/** Takes an assignment back; false when there is none. */
export async function deleteAssignment({ documentId, userId }: Place): Promise<boolean> {
  return (await db().assignment.deleteMany({ where: { documentId, userId } })).count === 1
}

/** Takes back what somebody has not read yet of a project. */
export async function deleteOpenAssignments(tx: Tx, projectId: string, userId: string): Promise<void> {
  await tx.assignment.deleteMany({ where: { userId, state: 'open', document: { projectId } } })
}

/** Marks a reader's assignment of a document done, where there is one. */
export async function closeAssignment(tx: Tx, documentId: string, userId: string): Promise<void> {
  await tx.assignment.updateMany({ where: { documentId, userId }, data: { state: 'done' } })
}

/** Marks it open again, where there is one. */
export async function openAssignment(tx: Tx, documentId: string, userId: string): Promise<void> {
  await tx.assignment.updateMany({ where: { documentId, userId }, data: { state: 'open' } })
}

/** The documents of a project that somebody should read or has read. */
export async function assignedDocumentIds(projectId: string, userId: string): Promise<ReadonlySet<string>> {
  const where = { userId, document: { projectId, deletedAt: null } }
  return new Set((await db().assignment.findMany({ where, select: { documentId: true } })).map(({ documentId }) => documentId))
}

/** Seconds a reader was active on what is assigned to them; null where it is not. */
export async function activeSecondsOf({ documentId, userId }: Place): Promise<number | null> {
  const where = { documentId_userId: { documentId, userId } }
  return (await db().assignment.findUnique({ where, select: { activeSeconds: true } }))?.activeSeconds ?? null
}

/** Adds to them, where the document is assigned to the reader. */
export async function addActiveSeconds({ documentId, userId }: Place, seconds: number): Promise<void> {
  await db().assignment.updateMany({ where: { documentId, userId }, data: { activeSeconds: { increment: seconds } } })
}
