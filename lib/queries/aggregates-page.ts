import type { Caller } from '@/lib/auth/caller'
import { mayDo } from '@/lib/auth/policy'
import type { AggregateRow, AggregatesView, SpanView } from '@/lib/contracts/aggregates'
import type { Dimension, SetChoice } from '@/lib/contracts/choices'
import { PROJECT_ROLES } from '@/lib/contracts/choices'
import type { DatasetFilters } from '@/lib/contracts/export'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { choicesOf, setsByOwner } from '@/lib/data/aggregates'
import { membersAs } from '@/lib/data/members'
import { type Result, success } from '@/lib/domain/result'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { aggregates, selectionFor } from './aggregates'
import { unknownFilters } from './known-filters'
import { readTagset } from './projects'
import { spans } from './spans'

type Asked = {
  readonly show: 'count' | 'share' | 'review'
  readonly rows: Exclude<Dimension, 'state'>
  readonly sets: SetChoice | null
  readonly filters: DatasetFilters
  readonly at: DatasetFilters
  readonly cursor?: string
}
type Option = { readonly value: string; readonly label: string }
export type AggregatesPage = {
  readonly tagset: Tagset
  readonly sets: SetChoice
  readonly counted: AggregatesView['counted']
  readonly rows: readonly AggregateRow[]
  /** the same by row and layer, or by row and state */
  readonly split: readonly AggregateRow[]
  readonly spans: { readonly items: readonly SpanView[]; readonly next: string | null; readonly total: number }
  readonly publishers: readonly Option[]
  readonly annotators: readonly Option[]
  /** how many readings each annotator has, of those that may be seen */
  readonly own: ReadonlyMap<string, { readonly submitted: number; readonly open: number }>
}

const PAGE = 50
const ANNOTATING = PROJECT_ROLES.filter((role) => mayDo(role, 'sets.write-own'))

/**
 * All that the aggregates screen shows for a question. Where it does not say which sets count: for progress the submitted
 * readings; else gold if it is settled for as many documents as were read, else the submitted readings, else mine.
 */
export async function aggregatesPage(caller: Caller, projectId: string, question: Asked): Promise<Result<AggregatesPage, ProblemReason>> {
  const tagset = await readTagset(caller, projectId)
  if (!tagset.ok) return tagset
  const everything = await selectionFor(caller, projectId, { sets: 'all-visible' })
  if (!everything.ok) return everything
  const asked = { ...question, filters: await ofWhatThereIs(projectId, question.filters), at: await ofWhatThereIs(projectId, question.at) }
  const known = await choicesOf(everything.value)
  const isProgress = asked.show === 'review' && asked.rows === 'annotator'
  const usual = known.gold > 0 && known.gold >= known.submitted ? 'gold' : known.submitted > 0 ? 'submitted' : 'mine'
  const sets = asked.sets ?? (isProgress ? 'submitted' : usual)
  const measure = asked.show === 'share' ? 'characters' : 'annotations'
  const filters = asked.show === 'count' ? asked.filters : { ...asked.filters, state: undefined }
  const whole = await aggregates(caller, projectId, { by: [asked.rows], measure, sets, ...filters })
  if (!whole.ok) return whole
  const split = asked.show === 'share' ? whole : await aggregates(caller, projectId, { by: splitBy(asked), measure, sets, ...filters })
  if (!split.ok) return split
  const behind = { sets, ...filters, ...asked.at }
  const [page, total] = await Promise.all([
    spans(caller, projectId, { ...behind, limit: PAGE, cursor: asked.cursor }),
    aggregates(caller, projectId, { by: ['layer'], measure: 'annotations', ...behind }),
  ])
  if (!page.ok) return page
  if (!total.ok) return total
  const { rows } = whole.value
  const others = isProgress && sets !== 'gold' ? await withNothing(caller, projectId, filters, { sets, rows }) : []
  const own = new Map<string, { submitted: number; open: number }>()
  for (const { ownerId, state, _count } of await setsByOwner(everything.value))
    if (ownerId) own.set(ownerId, { submitted: 0, open: 0, ...own.get(ownerId), [state]: _count })
  return success({
    tagset: tagset.value.tagset,
    sets,
    counted: whole.value.counted,
    rows: [...rows, ...others],
    split: split.value.rows,
    spans: { ...page.value, total: total.value.total },
    publishers: known.publishers,
    annotators: known.annotators,
    own,
  })
}

/** The filters of an address without those to which nothing can answer. */
async function ofWhatThereIs(projectId: string, filters: DatasetFilters): Promise<DatasetFilters> {
  const unknown = await unknownFilters(projectId, filters)
  return { ...filters, ...Object.fromEntries(unknown.map((name) => [name, undefined])) }
}

/** A row of nothing for each member who may annotate and is in no row, so that progress shows who has not begun. */
async function withNothing(
  caller: Caller,
  projectId: string,
  { annotator }: DatasetFilters,
  { sets, rows }: { readonly sets: SetChoice; readonly rows: readonly AggregateRow[] },
): Promise<AggregateRow[]> {
  const there = new Set(rows.map((row) => row.annotator?.id))
  const members = await membersAs(projectId, ANNOTATING)
  return members
    .filter(({ id }) => !there.has(id) && (annotator ?? id) === id && (sets !== 'mine' || id === caller.userId))
    .map((member) => ({ annotator: member, annotations: 0, documents: 0, sets: 0 }))
}

/** Tags stand with their layer, so both ways of splitting them name it. */
const splitBy = ({ show, rows }: Asked): Dimension[] => [
  ...new Set<Dimension>([rows, ...(rows === 'tag' ? (['layer'] as const) : []), show === 'review' ? 'state' : 'layer']),
]
