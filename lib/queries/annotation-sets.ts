import type { Caller } from '@/lib/auth/caller'
import { gate, notFound } from '@/lib/auth/gate'
import { maySeeSet, visibleSets } from '@/lib/auth/set-visibility'
import type { SetSummary, SetView } from '@/lib/contracts/annotation-sets'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { findSet, listSets, loadAnnotations, loadRelations, ownStateOf, type SetRow } from '@/lib/data/annotation-sets'
import { findDocumentProject } from '@/lib/data/documents'
import { type Result, success } from '@/lib/domain/result'

export function setSummaryOf(row: SetRow): SetSummary {
  const { id, projectId, documentId, textId, owner, kind, name, state, revision } = row
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
    annotations: annotations.map(({ createdAt, updatedAt, ...one }) => ({
      ...one,
      parts: [...one.parts],
      attributes: { ...one.attributes },
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    })),
    relations: relations.map((one) => ({ ...one, attributes: { ...one.attributes } })),
  }
}

/** A set, where the caller may see it; in the blind phase it is as if it were not there. */
export async function findVisibleSet(caller: Caller, setId: string): Promise<Result<SetRow, ProblemReason>> {
  const set = await findSet(setId)
  if (!set) return notFound
  const access = await gate(caller, 'sets.read', set.projectId)
  if (!access.ok) return access
  const ownState = await ownStateOf(set.documentId, caller.userId)
  return maySeeSet({ userId: caller.userId, role: access.value.role, ownState }, set) ? success(set) : notFound
}

export async function readSet(caller: Caller, setId: string): Promise<Result<SetView, ProblemReason>> {
  const set = await findVisibleSet(caller, setId)
  return set.ok ? success(await readSetView(set.value)) : set
}

/** The sets of a document that the caller may see. */
export async function readSets(caller: Caller, documentId: string): Promise<Result<{ items: SetSummary[]; next: null }, ProblemReason>> {
  const projectId = await findDocumentProject(documentId)
  if (!projectId) return notFound
  const access = await gate(caller, 'sets.read', projectId)
  if (!access.ok) return access
  const rows = await listSets(documentId, visibleSets({ userId: caller.userId, role: access.value.role }))
  return success({ items: rows.map(setSummaryOf), next: null })
}
