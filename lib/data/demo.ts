import { subjectIdOf, subjectOf } from '@/lib/domain/annotation/change'
import type { DemoPlan, PlannedDocument, PlannedSet } from '@/lib/domain/demo/plan-demo'
import { findTag, type Tagset } from '@/lib/domain/tagset/tagset'
import type { Prisma, Tx } from './client'

type Sums = { readonly ofSource: string; readonly ofText: string; readonly wordCount: number }
const json = (value: unknown) => value as Prisma.InputJsonValue

/** Somebody without a password by that e-mail address: found, or made. */
export async function putPlaceholder(tx: Tx, person: { name: string; email: string }): Promise<string> {
  const user = await tx.user.upsert({ where: { email: person.email }, create: person, update: {}, select: { id: true } })
  return user.id
}

/** Writes what a plan holds into a project that is there, in bulk: a handful of statements, however much it is. */
export async function insertDemo(
  tx: Tx,
  project: { id: string; createdById: string; tagset: Tagset },
  plan: DemoPlan,
  sums: ReadonlyMap<string, Sums>,
): Promise<void> {
  await insertDocuments(tx, project, plan.documents, sums)
  await tx.annotationSet.createMany({ data: plan.sets.map((set) => setRow(set, project.id)) })
  await tx.annotation.createMany({ data: plan.sets.flatMap((set) => annotationRows(set, project.tagset)) })
  await tx.relation.createMany({ data: plan.sets.flatMap(relationRows) })
  await tx.change.createMany({ data: plan.sets.flatMap(changeRows) })
  await tx.decision.createMany({
    data: plan.decisions.map(({ answer: _, proposal, ...decision }) => ({ ...decision, proposal: proposal ? json(proposal) : undefined })),
  })
  const answers = plan.decisions.flatMap(({ id, answer }) => (answer ? [{ decisionId: id, ...answer }] : []))
  await tx.answer.createMany({ data: answers })
  await tx.comment.createMany({ data: [...plan.comments] })
  await tx.assignment.createMany({
    data: plan.assignments.map(({ isDone, ...assignment }) => ({ ...assignment, state: isDone ? ('done' as const) : ('open' as const) })),
  })
}

async function insertDocuments(
  tx: Tx,
  project: { id: string; createdById: string },
  documents: readonly PlannedDocument[],
  sums: ReadonlyMap<string, Sums>,
): Promise<void> {
  const known = documents.map((document) => {
    const sum = sums.get(document.article.slug)
    if (!sum) throw new Error(`Nothing was computed for ${document.article.slug}`)
    return { document, sum }
  })
  await tx.document.createMany({ data: documents.map((document) => documentRow(document, project)) })
  await tx.documentSource.createMany({
    data: known.map(({ document: { id, article }, sum }) => ({
      documentId: id,
      format: 'markdown',
      fileName: `${article.slug}.md`,
      characters: article.markdown,
      sha256: sum.ofSource,
    })),
  })
  await tx.text.createMany({
    data: known.map(({ document: { id, textId, text, createdAt }, sum }) => ({
      id: textId,
      documentId: id,
      version: 1,
      characters: text.characters,
      blocks: json(text.blocks),
      inlines: json(text.inlines),
      sha256: sum.ofText,
      length: text.characters.length,
      wordCount: sum.wordCount,
      createdById: project.createdById,
      createdAt,
    })),
  })
}

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
    parts: json(parts),
    start: parts[0]?.start ?? 0,
    end: parts.at(-1)?.end ?? 0,
    attributes: json(attributes),
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
    attributes: json(attributes),
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
    body: json('annotation' in change ? change.annotation : change.relation),
    authorId: set.ownerId,
    createdAt: at,
  }))
