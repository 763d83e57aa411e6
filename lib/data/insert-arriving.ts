import { bareAnnotation, hull } from '@/lib/domain/annotation/annotation'
import type { BundleDocument, BundleSet, BundleText } from '@/lib/domain/formats/galley-jsonl'
import { ARRIVING } from './arrivals'
import { writeRows } from './bulk'
import { Prisma, type Tx, transaction } from './client'
import { ANNOTATION_COLUMNS, CHANGE_COLUMNS, COMMENT_COLUMNS, DECISION_COLUMNS, RELATION_COLUMNS } from './row-columns'

/** Writes one document with all that hangs on it, not seen yet. Ids and people are those of this instance, offsets UTF-16. */
export const insertArriving = (
  projectId: string,
  line: BundleDocument,
  wordCount: (text: BundleText) => number,
  changeId: (id: string) => string,
) =>
  transaction(async (tx) => {
    await insertDocument(tx, projectId, line, wordCount)
    for (const set of line.annotationSets) await insertSet(tx, projectId, line.document.id, set, changeId)
  })

async function insertDocument(tx: Tx, projectId: string, { document }: BundleDocument, wordCount: (text: BundleText) => number) {
  const { id, title, provenance, further, createdAt, text, earlierTexts, source } = document
  const { retrievedAt, ...printed } = provenance
  await tx.document.create({
    data: {
      ...printed,
      id,
      projectId,
      title,
      state: 'frozen',
      retrievedAt: retrievedAt ? new Date(retrievedAt) : null,
      provenance: further === null ? Prisma.DbNull : (further as Prisma.InputJsonValue),
      createdAt,
      deletedAt: ARRIVING,
      ...(source ? { source: { create: source } } : {}),
    },
  })
  const textRow = (one: BundleText) => ({
    id: one.id,
    documentId: id,
    version: one.version,
    characters: one.characters,
    blocks: one.blocks as unknown as Prisma.InputJsonValue,
    inlines: one.inlines as unknown as Prisma.InputJsonValue,
    sha256: one.sha256,
    length: one.characters.length,
    wordCount: wordCount(one),
  })
  for (const one of [...earlierTexts, text]) await tx.text.create({ data: textRow(one) })
}

async function insertSet(tx: Tx, projectId: string, documentId: string, set: BundleSet, changeId: (id: string) => string) {
  const { id, textId, owner, kind, name, state, settledFromId, createdAt, submittedAt, annotations, relations, decisions, comments } = set
  const revision = annotations.length + relations.length
  await tx.annotationSet.create({
    data: {
      id,
      projectId,
      documentId,
      textId,
      ownerId: owner?.id ?? null,
      kind,
      name,
      state,
      revision,
      settledFromId,
      createdAt,
      submittedAt,
    },
  })
  await writeRows(
    tx,
    'Annotation',
    ANNOTATION_COLUMNS,
    annotations.map((one, n) => ({ ...one, ...hull(one.parts), setId: id, revision: n + 1, deletedAt: null })),
  )
  const linked = relations.map((one, n) => ({
    ...one,
    setId: id,
    fromId: one.from,
    toId: one.to,
    revision: annotations.length + n + 1,
    deletedAt: null,
  }))
  await writeRows(tx, 'Relation', RELATION_COLUMNS, linked)
  const log = { setId: id, kind: 'create', authorId: owner?.id ?? null }
  const steps = [
    ...annotations.map((one) => ({ subject: 'annotation', subjectId: one.id, body: bareAnnotation(one), createdAt: one.createdAt })),
    ...relations.map(({ createdAt, updatedAt: _, ...body }) => ({ subject: 'relation', subjectId: body.id, body, createdAt })),
  ]
  await writeRows(
    tx,
    'Change',
    CHANGE_COLUMNS,
    steps.map((step, n) => ({ ...log, ...step, id: changeId(step.subjectId), sequence: n + 1 })),
  )
  await writeRows(
    tx,
    'Decision',
    DECISION_COLUMNS,
    decisions.map((one) => ({ ...one, setId: id, reviewerId: one.reviewer.id, revision: one.isOutdated ? 0 : revision })),
  )
  const answers = decisions.flatMap(({ id: decisionId, answer }) => (answer ? [{ decisionId, ...answer }] : []))
  if (answers.length > 0) await tx.answer.createMany({ data: answers })
  await writeRows(
    tx,
    'Comment',
    COMMENT_COLUMNS,
    comments.map((one) => ({ ...one, setId: id, authorId: one.author.id })),
  )
}
