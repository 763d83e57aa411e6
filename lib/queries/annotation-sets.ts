import type { Caller } from '@/lib/auth/caller'
import { gateDocument } from '@/lib/auth/document-gate'
import { notFound } from '@/lib/auth/gate'
import { gateAnnotation, gateSet } from '@/lib/auth/set-gate'
import { visibleSets } from '@/lib/auth/set-visibility'
import type { Reading } from '@/lib/contracts/annotate-page'
import type { AnnotationView, SetSummary, SetView } from '@/lib/contracts/annotation-sets'
import type { PageAsked } from '@/lib/contracts/primitives'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findAnnotation, listSets, loadAnnotations, loadRelations, type SetRow, type StoredAnnotation } from '@/lib/data/annotation-sets'
import { packedAnnotations } from '@/lib/data/dataset-annotations'
import { type Result, success } from '@/lib/domain/result'
import { idOf, type Page, pageWithin } from './page'

export function setSummaryOf(row: SetRow): SetSummary {
  const { id, projectId, documentId, textId, owner, kind, name, state, revision, settledFromId } = row
  return {
    id,
    projectId,
    documentId,
    textId,
    owner: owner && { id: owner.id, name: owner.name },
    kind,
    name,
    state,
    revision,
    settledFromId,
    createdAt: row.createdAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
  }
}

/** A set with all it holds. Asks nobody: the caller was let in before. */
export async function readSetView(row: SetRow): Promise<SetView> {
  const annotations = await loadAnnotations(row.id)
  const relations = await loadRelations(row.id)
  return {
    ...setSummaryOf(row),
    annotations: annotations.map(annotationViewOf),
    relations: relations.map((one) => ({ ...one, attributes: { ...one.attributes } })),
  }
}

/** As the annotate page takes it: its annotations packed. Asks nobody: the caller was let in before. */
export async function readReading(row: SetRow): Promise<Reading> {
  const [annotations, relations] = await Promise.all([packedAnnotations(row.id), loadRelations(row.id)])
  return { ...setSummaryOf(row), annotations, relations }
}

const annotationViewOf = (one: StoredAnnotation): AnnotationView => ({ ...one, parts: [...one.parts], attributes: one.attributes })

/** A set, where the caller may see it; in the blind phase it is as if it were not there. */
export async function readSet(caller: Caller, setId: string): Promise<Result<SetView, ProblemReason>> {
  const found = await gateSet(caller, 'sets.read', setId)
  return found.ok ? success(await readSetView(found.value.set)) : found
}

/** An annotation of a set that the caller may see. */
export async function readAnnotation(caller: Caller, id: string): Promise<Result<AnnotationView & { setId: string }, ProblemReason>> {
  const found = await gateAnnotation(caller, 'sets.read', id)
  if (!found.ok) return found
  const annotation = await findAnnotation(id)
  return annotation ? success({ ...annotationViewOf(annotation), setId: found.value.set.id }) : notFound
}

/** The sets of a document that the caller may see. */
export async function readSets(caller: Caller, documentId: string, asked: PageAsked): Promise<Result<Page<SetSummary>, ProblemReason>> {
  const found = await gateDocument(caller, 'sets.read', documentId)
  if (!found.ok) return found
  const rows = await listSets(documentId, visibleSets(found.value.access))
  return pageWithin(rows.map(setSummaryOf), asked, idOf)
}
