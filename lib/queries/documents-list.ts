import type { Caller } from '@/lib/auth/caller'
import { type Access, gate, notFound } from '@/lib/auth/gate'
import { mayDo } from '@/lib/auth/policy'
import { maySeeSet } from '@/lib/auth/set-visibility'
import type { DocumentRow, DocumentsListView, GivenBack, ReaderView } from '@/lib/contracts/documents-list'
import type { ProblemReason } from '@/lib/contracts/reasons'
import {
  annotationCounts,
  currentTexts,
  type GivenBackSet,
  givenBackSets,
  type ListedAssignment,
  type ListedDocument,
  type ListedSet,
  type ListedText,
  listedAssignments,
  listedDecisions,
  listedDocuments,
  listedSets,
  spansOfLayer,
} from '@/lib/data/documents-list'
import { findProject } from '@/lib/data/projects'
import { countTrashedDocuments } from '@/lib/data/trash'
import { coveredLength } from '@/lib/domain/aggregates/coverage'
import { groupBy } from '@/lib/domain/group-by'
import { leftToRead } from '@/lib/domain/reading/left'
import { readerStates, stageOf } from '@/lib/domain/reading/stage'
import { type Result, success } from '@/lib/domain/result'
import { isDecided, type ReviewState, reviewState } from '@/lib/domain/review/state'
import type { Span } from '@/lib/domain/text/text'

type Listed = Awaited<ReturnType<typeof listedDecisions>>[number]
type Facts = {
  titles: ReadonlyMap<string, string>
  texts: ReadonlyMap<string, ListedText>
  assignments: ReadonlyMap<string, ListedAssignment[]>
  sets: ReadonlyMap<string, ListedSet[]>
  counts: ReadonlyMap<string, number>
  boilerplate: ReadonlyMap<string, Span[]>
  states: ReadonlyMap<string, ReviewState[]>
  givenBack: ReadonlyMap<string, GivenBackSet[]>
}

/**
 * Every document of a project with its readers, their progress, and counts: all of them over the sets that the caller may
 * see; that somebody should read a document is no secret, how far they are may be. Ten queries, whatever the number of
 * documents. Drafts are listed for those only who may change documents.
 */
export async function documentsList(caller: Caller, projectId: string): Promise<Result<DocumentsListView, ProblemReason>> {
  const access = await gate(caller, 'documents.read', projectId)
  if (!access.ok) return access
  const mayChange = mayDo(access.value.role, 'documents.change')
  const sets = visibleOnes(access.value, await listedSets(projectId))
  const visible = new Set(sets.map(({ id }) => id))
  const [project, documents, texts, assignments, counts, spans, decisions, back, trashCount] = await Promise.all([
    findProject(projectId),
    listedDocuments(projectId, mayChange),
    currentTexts(projectId),
    listedAssignments(projectId),
    annotationCounts(projectId, visible),
    spansOfLayer(projectId, 'boilerplate', visible),
    listedDecisions(projectId, visible),
    givenBackSets(projectId),
    mayChange ? countTrashedDocuments(projectId) : 0,
  ])
  if (!project) return notFound
  const facts: Facts = {
    titles: new Map(documents.map(({ id, title }) => [id, title])),
    texts,
    assignments: groupBy(assignments, ({ documentId }) => documentId),
    sets: groupBy(sets, (set) => set.documentId),
    counts,
    boilerplate: groupBy(spans, (span) => span.setId),
    states: statesBySet(decisions),
    givenBack: groupBy(back, ({ documentId }) => documentId),
  }
  const reader = { userId: caller.userId, mayDecide: mayDo(access.value.role, 'reviews.decide') }
  const rows = documents.map((document) => rowOf(document, facts, reader))
  return success({
    project: { id: project.id, name: project.name, language: project.language },
    mayChange,
    trashCount,
    left: leftOf(rows, assignments, caller.userId),
    rows,
  })
}

function leftOf(rows: readonly DocumentRow[], assignments: readonly ListedAssignment[], userId: string): number | null {
  const own = new Set(assignments.filter(({ user }) => user.id === userId).map(({ documentId }) => documentId))
  const frozen = rows.filter(({ stage }) => stage !== 'draft')
  return leftToRead(frozen.map((row) => ({ isAssigned: own.has(row.id), own: row.own === 'reading' ? 'open' : row.own })))
}

/** Those of a project's sets that the reader may see. */
function visibleOnes(reader: Pick<Access, 'userId' | 'role'>, sets: readonly ListedSet[]): ListedSet[] {
  const own = groupBy(
    sets.filter(({ owner, kind }) => kind === 'annotator' && owner?.id === reader.userId),
    ({ documentId }) => documentId,
  )
  const ownState = (documentId: string) => {
    const states = own.get(documentId)?.map(({ state }) => state)
    return states ? (states.includes('open') ? 'open' : 'submitted') : null
  }
  return sets.filter((set) => maySeeSet({ ...reader, ownState: ownState(set.documentId) }, { ...set, ownerId: set.owner?.id ?? null }))
}

/** Where the review of each annotation with a verdict stands, by set. */
function statesBySet(decisions: readonly Listed[]): Map<string, ReviewState[]> {
  const bySet = groupBy(decisions, ({ setId }) => setId)
  return new Map([...bySet].map(([setId, all]) => [setId, [...groupBy(all, ({ annotationId }) => annotationId).values()].map(stateOf)]))
}

const stateOf = (decisions: readonly Listed[]) => reviewState(decisions, decisions[0]?.annotationRevision ?? 0)

type Reader = { readonly userId: string; readonly mayDecide: boolean }

function rowOf(document: ListedDocument, facts: Facts, reader: Reader): DocumentRow {
  const text = facts.texts.get(document.id)
  const sets = (facts.sets.get(document.id) ?? []).filter((set) => set.textId === text?.id)
  const readings = sets.filter((set) => set.kind === 'annotator')
  const gold = sets.find((set) => set.kind === 'gold' && set.state === 'submitted')
  const assigned = facts.assignments.get(document.id) ?? []
  const readers = readersOf(assigned, readings)
  const own = readings.find((set) => set.owner?.id === reader.userId)
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
    stage: stageOf(
      document.state === 'frozen',
      readers.map(({ state }) => state),
      gold !== undefined,
    ),
    ownSeconds: assigned.find(({ user }) => user.id === reader.userId)?.activeSeconds ?? null,
    own: own ? (own.state === 'open' ? 'reading' : 'submitted') : null,
    ...countsOf(text?.length ?? 0, readings, gold, facts),
    givenBack: givenBackOf(facts.givenBack.get(document.id) ?? [], own?.state ?? null, reader),
  }
}

/** That a reading went back is known to its reader, and to those who review and are not reading the document themselves. */
function givenBackOf(back: readonly GivenBackSet[], own: 'open' | 'submitted' | null, { userId, mayDecide }: Reader): GivenBack | null {
  const mine = back.find(({ ownerId }) => ownerId === userId)
  const others = mayDecide && own !== 'open' ? back.length - (mine ? 1 : 0) : 0
  return mine || others > 0 ? { mine: mine?.toAnswer ?? null, others } : null
}

function readersOf(assignments: readonly ListedAssignment[], readings: readonly ListedSet[]): ReaderView[] {
  const owners = readings.flatMap(({ owner, state }) => (owner ? [{ ...owner, ownerId: owner.id, state }] : []))
  const names = new Map([...assignments.map(({ user }) => user), ...owners].map(({ id, name }) => [id, name]))
  const states = readerStates(
    assignments.map(({ user }) => user.id),
    owners,
  )
  return [...states].map(([id, state]) => ({ id, name: names.get(id) ?? '', state })).sort((a, b) => (a.id < b.id ? -1 : 1))
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
