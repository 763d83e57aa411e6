import { createHash } from 'node:crypto'
import { subjectIdOf, subjectOf } from '@/lib/domain/annotation/change'
import type { DemoPlan, PlannedDocument, PlannedSet } from '@/lib/domain/demo/plan-demo'
import { findTag, type Tagset } from '@/lib/domain/tagset/tagset'
import { countWords } from '@/lib/domain/text/segments'
import { writeRows } from './bulk'
import type { Prisma, Tx } from './client'
import { ANNOTATION_COLUMNS, CHANGE_COLUMNS, DECISION_COLUMNS, RELATION_COLUMNS } from './row-columns'
import { sha256Of } from './text-digest'

const json = (value: unknown) => value as Prisma.InputJsonValue

/**
 * A reader of the demo whom nobody can sign in as: found by the address, or made. An address that somebody has claimed
 * since is passed over for the next one, so that nobody becomes a member of a demo by having claimed a reader of another.
 */
export async function putPlaceholder(tx: Tx, name: string, addressOf: (n: number) => string): Promise<string> {
  for (let n = 1; ; n++) {
    const email = addressOf(n)
    const found = await tx.user.findUnique({
      where: { email },
      select: { id: true, passwordHash: true, disabledAt: true, _count: { select: { oauthAccounts: true } } },
    })
    if (!found) return (await tx.user.create({ data: { name, email }, select: { id: true } })).id
    if (found.passwordHash === null && found.disabledAt === null && found._count.oauthAccounts === 0) return found.id
  }
}

/** Writes what a plan holds into a project that is there, in bulk: a handful of statements, however much it is. */
export async function insertDemo(tx: Tx, project: { id: string; createdById: string; tagset: Tagset }, plan: DemoPlan): Promise<void> {
  await insertDocuments(tx, project, plan.documents)
  await tx.annotationSet.createMany({ data: plan.sets.map((set) => setRow(set, project.id)) })
  await writeRows(
    tx,
    'Annotation',
    ANNOTATION_COLUMNS,
    plan.sets.flatMap((set) => annotationRows(set, project.tagset)),
  )
  await writeRows(tx, 'Relation', RELATION_COLUMNS, plan.sets.flatMap(relationRows))
  await writeRows(tx, 'Change', CHANGE_COLUMNS, plan.sets.flatMap(changeRows))
  await writeRows(tx, 'Decision', DECISION_COLUMNS, plan.decisions)
  const answers = plan.decisions.flatMap(({ id, answer }) => (answer ? [{ decisionId: id, ...answer }] : []))
  await tx.answer.createMany({ data: answers })
  await tx.comment.createMany({ data: [...plan.comments] })
  await tx.assignment.createMany({
    data: plan.assignments.map(({ isDone, ...assignment }) => ({ ...assignment, state: isDone ? ('done' as const) : ('open' as const) })),
  })
}

async function insertDocuments(tx: Tx, project: { id: string; createdById: string }, documents: readonly PlannedDocument[]): Promise<void> {
  await tx.document.createMany({ data: documents.map((document) => documentRow(document, project)) })
  await tx.documentSource.createMany({
    data: documents.map(({ id, article: { slug, markdown } }) => ({
      documentId: id,
      format: 'markdown',
      fileName: `${slug}.md`,
      characters: markdown,
      sha256: createHash('sha256').update(markdown).digest('hex'),
    })),
  })
  await tx.text.createMany({ data: documents.map((document) => textRow(document, project)) })
}

const textRow = ({ id, textId, text, createdAt, article }: PlannedDocument, { createdById }: { createdById: string }) => ({
  id: textId,
  documentId: id,
  version: 1,
  characters: text.characters,
  blocks: json(text.blocks),
  inlines: json(text.inlines),
  sha256: sha256Of(text),
  length: text.characters.length,
  wordCount: countWords(text, article.provenance.language),
  createdById,
  createdAt,
})

function documentRow({ id, createdAt, originalId, article }: PlannedDocument, project: { id: string; createdById: string }) {
  const { original: _, ...provenance } = article.provenance
  return {
    id,
    projectId: project.id,
    state: 'frozen' as const,
    originalId,
    createdById: project.createdById,
    createdAt,
    updatedAt: createdAt,
    ...provenance,
  }
}

const setRow = (
  { id, documentId, textId, ownerId, kind, createdAt, submittedAt, settledFromId, changes }: PlannedSet,
  projectId: string,
) => ({
  id,
  projectId,
  documentId,
  textId,
  ownerId,
  kind,
  settledFromId,
  createdAt,
  submittedAt,
  state: submittedAt ? ('submitted' as const) : ('open' as const),
  revision: changes.length,
})

/** When each annotation and relation was made, and by which of the set's changes. */
const makingOf = (set: PlannedSet) =>
  new Map(set.changes.map(({ change, sequence, at }) => [subjectIdOf(change), { revision: sequence, createdAt: at, updatedAt: at }]))

function annotationRows(set: PlannedSet, tagset: Tagset) {
  const making = makingOf(set)
  return [...set.content.annotations.values()].map(({ parts, attributes, ...annotation }) => ({
    ...annotation,
    setId: set.id,
    layer: findTag(tagset, annotation.tag)?.layer ?? '',
    parts,
    start: parts[0]?.start ?? 0,
    end: parts.at(-1)?.end ?? 0,
    attributes,
    tagsetRevision: 1,
    revision: 0,
    ...making.get(annotation.id),
  }))
}

function relationRows(set: PlannedSet) {
  const making = makingOf(set)
  return [...set.content.relations.values()].map(({ id, type, from, to, attributes }) => ({
    id,
    setId: set.id,
    type,
    fromId: from,
    toId: to,
    attributes,
    revision: 0,
    ...making.get(id),
  }))
}

const changeRows = (set: PlannedSet) =>
  set.changes.map(({ change, sequence, at }) => ({
    id: change.id,
    setId: set.id,
    sequence,
    kind: change.kind,
    subject: subjectOf(change),
    subjectId: subjectIdOf(change),
    body: 'annotation' in change ? change.annotation : change.relation,
    authorId: set.ownerId,
    createdAt: at,
  }))
