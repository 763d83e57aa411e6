import type { Caller } from '@/lib/auth/caller'
import { gate } from '@/lib/auth/gate'
import { visibleSets } from '@/lib/auth/set-visibility'
import type { AggregateRow, AggregatesQuery, AggregatesView } from '@/lib/contracts/aggregates'
import type { Dimension, SetChoice } from '@/lib/contracts/choices'
import type { DatasetFilters } from '@/lib/contracts/export'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { type CountedSet, countAnnotations, countedSets, placedAnnotations } from '@/lib/data/aggregates'
import type { Selection } from '@/lib/data/selection'
import { coveredLength, shareOf } from '@/lib/domain/aggregates/coverage'
import { type Result, success } from '@/lib/domain/result'
import type { Span } from '@/lib/domain/text/text'
import { refusedFilters } from './known-filters'

type Asked = { readonly sets: SetChoice } & DatasetFilters

/** What a caller counts of a project: the sets they may see, and of these those asked for. */
export async function selectionFor(
  caller: Caller,
  projectId: string,
  { sets, ...filters }: Asked,
): Promise<Result<Selection, ProblemReason>> {
  const access = await gate(caller, 'aggregates.read', projectId)
  if (!access.ok) return access
  const refused = await refusedFilters(projectId, filters)
  if (refused) return refused
  return success({ projectId, visible: visibleSets(access.value), userId: caller.userId, sets, filters })
}

/** Counts or shares, with the sets that count. Formulas and units: docs/aggregates.md. */
export async function aggregates(
  caller: Caller,
  projectId: string,
  query: AggregatesQuery,
): Promise<Result<AggregatesView, ProblemReason>> {
  const { by, measure, ...asked } = query
  const selection = await selectionFor(caller, projectId, asked)
  if (!selection.ok) return selection
  const sets = await countedSets(selection.value)
  const rows =
    measure === 'characters' ? await coverage(sets, by, selection.value.filters) : await counts(sets, by, selection.value.filters)
  const counted = {
    choice: asked.sets,
    sets: sets.length,
    documents: new Set(sets.map(({ documentId }) => documentId)).size,
    annotators: new Set(sets.flatMap(({ owner }) => owner?.id ?? [])).size,
    characters: sets.reduce((sum, { length }) => sum + length, 0),
  }
  return success({ by, measure, counted, total: rows.reduce((sum, { annotations }) => sum + annotations, 0), rows })
}

async function counts(sets: readonly CountedSet[], by: readonly Dimension[], filters: DatasetFilters): Promise<AggregateRow[]> {
  const people = new Map(sets.flatMap(({ owner }) => (owner ? [[owner.id, owner]] : [])))
  const rows = await countAnnotations(
    sets.map(({ id }) => id),
    by,
    filters,
  )
  return rows.map(({ annotatorId, ...row }) =>
    by.includes('annotator') ? { ...row, annotator: people.get(annotatorId ?? '') ?? null } : row,
  )
}

/** The part of a group that belongs to the set, and the part that belongs to the annotation. */
type Group = Pick<AggregateRow, 'layer' | 'tag' | 'publisher' | 'annotator'>
const ofSet = ({ publisher, owner }: CountedSet, by: readonly Dimension[]): Group => ({
  ...(by.includes('publisher') ? { publisher } : {}),
  ...(by.includes('annotator') ? { annotator: owner } : {}),
})
const keyOf = ({ layer, tag, publisher, annotator }: Group) => JSON.stringify([layer, tag, publisher, annotator?.id])

/** Characters covered: of each set the union of a group's spans, summed; those read: the texts of the sets a group could be in. */
async function coverage(sets: readonly CountedSet[], by: readonly Dimension[], filters: DatasetFilters): Promise<AggregateRow[]> {
  const setOf = new Map(sets.map((set) => [set.id, set]))
  const readBy = new Map<string, number>()
  for (const set of sets) readBy.set(keyOf(ofSet(set, by)), (readBy.get(keyOf(ofSet(set, by))) ?? 0) + set.length)
  const found = new Map<string, Tally>()
  // groups without any span count as nothing covered, where no layer or tag tells them apart
  if (!by.includes('layer') && !by.includes('tag')) for (const set of sets) tallyOf(found, ofSet(set, by))
  for await (const page of placedAnnotations([...setOf.keys()], filters)) addPage(found, page, setOf, by)
  const rows = [...found.values()].map((tally) =>
    rowOf(tally, readBy.get(keyOf({ publisher: tally.group.publisher, annotator: tally.group.annotator })) ?? 0),
  )
  return rows.sort((a, b) => (b.share ?? 0) - (a.share ?? 0))
}

type Tally = { readonly group: Group; annotations: number; covered: number; readonly documents: Set<string>; readonly sets: Set<string> }

function tallyOf(found: Map<string, Tally>, group: Group): Tally {
  const key = keyOf(group)
  const tally = found.get(key) ?? { group, annotations: 0, covered: 0, documents: new Set(), sets: new Set() }
  found.set(key, tally)
  return tally
}

type Placed = { readonly setId: string; readonly layer: string; readonly tag: string; readonly parts: readonly Span[] }
function addPage(found: Map<string, Tally>, page: readonly Placed[], setOf: ReadonlyMap<string, CountedSet>, by: readonly Dimension[]) {
  const spans = new Map<string, { set: CountedSet; group: Group; spans: Span[]; annotations: number }>()
  for (const { setId, layer, tag, parts } of page) {
    const set = setOf.get(setId)
    if (!set) continue
    const group = { ...(by.includes('layer') ? { layer } : {}), ...(by.includes('tag') ? { tag } : {}), ...ofSet(set, by) }
    const key = `${setId} ${keyOf(group)}`
    const held = spans.get(key) ?? { set, group, spans: [], annotations: 0 }
    held.spans.push(...parts)
    held.annotations++
    spans.set(key, held)
  }
  for (const { set, group, spans: own, annotations } of spans.values()) {
    const tally = tallyOf(found, group)
    tally.annotations += annotations
    tally.covered += coveredLength(own)
    tally.documents.add(set.documentId)
    tally.sets.add(set.id)
  }
}

const rowOf = ({ group, annotations, covered, documents, sets }: Tally, read: number): AggregateRow => ({
  ...group,
  annotations,
  documents: documents.size,
  sets: sets.size,
  covered,
  read,
  share: shareOf(covered, read),
})
