import { db, type Prisma, type Tx } from './client'

const columns = {
  id: true,
  setId: true,
  annotationId: true,
  body: true,
  createdAt: true,
  deletedAt: true,
  author: { select: { id: true, name: true } },
} satisfies Prisma.CommentSelect
export type CommentRow = Prisma.CommentGetPayload<{ select: typeof columns }>

const inOrder = [{ createdAt: 'asc' as const }, { id: 'asc' as const }]

/** The discussion of an annotation, oldest first; deleted words are there as tombstones. */
export const commentsOfAnnotation = (annotationId: string): Promise<CommentRow[]> =>
  db().comment.findMany({ where: { annotationId }, orderBy: inOrder, select: columns })

/** The discussions of all live annotations of a set, oldest first. */
export const commentsOfSet = (setId: string): Promise<CommentRow[]> =>
  db().comment.findMany({ where: { setId, annotation: { deletedAt: null } }, orderBy: inOrder, select: columns })

export const findComment = (id: string, tx: Tx = db()): Promise<CommentRow | null> =>
  tx.comment.findUnique({ where: { id }, select: columns })

export const insertComment = (
  tx: Tx,
  comment: { id?: string; setId: string; annotationId: string; authorId: string; body: string },
): Promise<CommentRow> => tx.comment.create({ data: comment, select: columns })

export const updateComment = (tx: Tx, id: string, fields: { body: string } | { body: ''; deletedAt: Date }): Promise<CommentRow> =>
  tx.comment.update({ where: { id }, data: fields, select: columns })
