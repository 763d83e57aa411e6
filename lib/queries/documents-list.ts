import type { Caller } from '@/lib/auth/caller'
import { gate, notFound } from '@/lib/auth/gate'
import { mayDo } from '@/lib/auth/policy'
import { visibleSets } from '@/lib/auth/set-visibility'
import type { DocumentRow, DocumentsListView, ReaderView, Stage } from '@/lib/contracts/documents-list'
import type { ProblemReason } from '@/lib/contracts/reasons'
import {
  annotationCounts,
  type ListedDocument,
  type ListedSet,
  listedDecisions,
  listedDocuments,
  listedSets,
  spansOfLayer,
} from '@/lib/data/documents-list'
import { findProject } from '@/lib/data/projects'
import { groupBy } from '@/lib/domain/group-by'
import { type Result, success } from '@/lib/domain/result'
import { isDecided, type ReviewState, reviewState } from '@/lib/domain/review/state'
import { coveredLength } from '@/lib/domain/text/coverage'
import type { Span } from '@/lib/domain/text/text'

type Listed = Awaited<ReturnType<typeof listedDecisions>>[number]
type Facts = {
  titles: ReadonlyMap<string, string>
  sets: ReadonlyMap<string, ListedSet[]>
  counts: ReadonlyMap<string, number>
  boilerplate: ReadonlyMap<string, Span[]>
  states: ReadonlyMap<string, ReviewState[]>
}

/**
 * Every document of a project with its readers, their progress, and counts over the sets that the caller may see. Six
 * queries, whatever the number of documents.
 */
export async function documentsList(caller: Caller, projectId: string): Promise<Result<DocumentsListView, ProblemReason>> {
  const access = await gate(caller, 'documents.read', projectId)
  if (!access.ok) return access
  const visible = visibleSets(access.value)
  const [project, documents, sets, counts, spans, decisions] = await Promise.all([
    findProject(projectId),
    listedDocuments(projectId),
    listedSets(projectId),
    annotationCounts(projectId, visible),
    spansOfLayer(projectId, 'boilerplate', visible),
    listedDecisions(projectId, visible),
  ])
  if (!project) return notFound
  const facts: Facts = {
    titles: new Map(documents.map(({ id, title }) => [id, title])),
    sets: groupBy(sets, (set) => set.documentId),
    counts,
    boilerplate: groupBy(spans, (span) => span.setId),
    states: statesBySet(decisions),
  }
  return success({
    project: { id: project.id, name: project.name, language: project.language },
    mayChange: mayDo(access.value.role, 'documents.change'),
    rows: documents.map((document) => rowOf(document, facts, caller.userId)),
  })
}

/** Where the review of each annotation with a verdict stands, by set. */
function statesBySet(decisions: readonly Listed[]): Map<string, ReviewState[]> {
  const bySet = groupBy(decisions, ({ setId }) => setId)
  return new Map([...bySet].map(([setId, all]) => [setId, [...groupBy(all, ({ annotationId }) => annotationId).values()].map(stateOf)]))
}

const stateOf = (decisions: readonly Listed[]) => reviewState(decisions, decisions[0]?.annotationRevision ?? 0)

function rowOf(document: ListedDocument, facts: Facts, userId: string): DocumentRow {
  const sets = (facts.sets.get(document.id) ?? []).filter((set) => set.textId === document.texts[0]?.id)
  const readings = sets.filter((set) => set.kind === 'annotator')
  const gold = sets.find((set) => set.kind === 'gold' && set.state === 'submitted')
  const readers = readersOf(document, readings)
  const own = readings.find((set) => set.owner?.id === userId)
  const title = document.originalId ? facts.titles.get(document.originalId) : undefined
  return {
    id: document.id,
    title: document.title,
    publisher: document.publisher,
    publishedAt: document.publishedAt,
    byline: document.byline,
    language: document.language,
    original: document.originalId && title !== undefined ? { id: document.originalId, title } : null,
    readers,
    stage: stageOf(document, readers, gold !== undefined),
    own: own ? (own.state === 'open' ? 'reading' : 'submitted') : null,
    ...countsOf(document.texts[0]?.length ?? 0, readings, gold, facts),
  }
}

function readersOf(document: ListedDocument, readings: readonly ListedSet[]): ReaderView[] {
  const readers = new Map<string, ReaderView>()
  for (const { userId, user } of document.assignments) readers.set(userId, { id: userId, name: user.name, state: 'assigned' })
  for (const { owner, state } of readings)
    if (owner) readers.set(owner.id, { id: owner.id, name: owner.name, state: state === 'submitted' ? 'submitted' : 'reading' })
  return [...readers.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function stageOf(document: ListedDocument, readers: readonly ReaderView[], settled: boolean): Stage {
  if (document.state === 'draft') return 'draft'
  if (settled) return 'settled'
  if (readers.every(({ state }) => state === 'assigned')) return 'untouched'
  return readers.every(({ state }) => state === 'submitted') ? 'read' : 'reading'
}

/** A set without any annotation is not among the counts: nothing of it is shown, so nothing can be learnt from it. */
function countsOf(length: number, readings: readonly ListedSet[], gold: ListedSet | undefined, facts: Facts) {
  const seen = readings.filter((set) => facts.counts.has(set.id))
  const measured = gold && facts.counts.has(gold.id) ? [gold] : seen
  const shares = measured.map((set) => coveredLength(facts.boilerplate.get(set.id) ?? []) / Math.max(1, length))
  const submitted = seen.filter((set) => set.state === 'submitted')
  const total = (of: (set: ListedSet) => number) => submitted.reduce((sum, set) => sum + of(set), 0)
  return {
    tagCount: seen.length > 0 ? seen.reduce((sum, set) => sum + (facts.counts.get(set.id) ?? 0), 0) : null,
    boilerplateShare: shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / shares.length : null,
    review:
      submitted.length > 0
        ? {
            decided: total((set) => (facts.states.get(set.id) ?? []).filter(isDecided).length),
            total: total((set) => facts.counts.get(set.id) ?? 0),
            discussed: total((set) => (facts.states.get(set.id) ?? []).filter((state) => state === 'discussed').length),
          }
        : null,
  }
}
