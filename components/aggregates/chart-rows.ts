import type { AggregateRow } from '@/lib/contracts/aggregates'
import { REVIEW_STATES, type ReviewState } from '@/lib/domain/review/state'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { type Channel, channelOf, tagName } from '../article/channels'
import type { Filters, Question, Row } from './question'
import { number, percent, words } from './strings'

/** How a piece of a bar is drawn: as its layer is in the text, or as a state of the review. */
export type Paint = Channel | ReviewState
type Piece = {
  readonly key: string
  readonly label: string
  readonly value: number
  readonly text: string
  readonly paint: Paint
  readonly at: Filters
}
export type ChartRow = {
  readonly key: string
  readonly label: string
  readonly value: number
  readonly text: string
  readonly at: Filters
  readonly pieces: readonly Piece[]
  readonly source: AggregateRow
}

export const layerName = (tagset: Tagset, key: string): string => tagset.layers.find((layer) => layer.key === key)?.name ?? key

/** What a row is called, and how it is named in an address. */
function labelOf(row: AggregateRow, by: Row, tagset: Tagset): string {
  if (by === 'layer') return layerName(tagset, row.layer ?? '')
  if (by === 'tag') return tagName(tagset, row.tag ?? '')
  if (by === 'publisher') return row.publisher ?? words.unknownPublisher
  return row.annotator?.name ?? words.suggester
}
function nameOf(row: AggregateRow, by: Row): string {
  if (by === 'publisher') return row.publisher ?? '-'
  if (by === 'annotator') return row.annotator?.id ?? ''
  return row[by] ?? ''
}

/** The rows of the chart and of its table; counts by frequency. `split` has the same numbers by row and layer, or by row and state. */
export function chartRows(
  { show, rows: by, filters }: Question,
  rows: readonly AggregateRow[],
  split: readonly AggregateRow[],
  tagset: Tagset,
): ChartRow[] {
  const drawn = rows.map((row): ChartRow => {
    const key = nameOf(row, by)
    const at: Filters = { [by]: key }
    const value = show === 'share' ? (row.share ?? 0) : row.annotations
    const text = show === 'share' ? percent(row.share) : number(row.annotations)
    const own = split.filter((one) => nameOf(one, by) === key)
    const pieces =
      show === 'share'
        ? [wholePiece(row, by, filters, tagset, at)]
        : show === 'review'
          ? statePieces(own, at)
          : layerPieces(own, at, tagset)
    return { key, label: labelOf(row, by, tagset), value, text, at, pieces, source: row }
  })
  if (show === 'count') return [...drawn].sort((a, b) => b.value - a.value || a.label.localeCompare(b.label))
  return by === 'tag' && show === 'review' ? inLayers(drawn, split, tagset) : drawn
}

function wholePiece(row: AggregateRow, by: Row, filters: Filters, tagset: Tagset, at: Filters): Piece {
  const layer = row.layer ?? filters.layer ?? tagset.tags.find(({ key }) => key === (row.tag ?? filters.tag))?.layer
  const paint = layer ? channelOf(tagset, layer) : 'overline'
  return { key: 'whole', label: labelOf(row, by, tagset), value: row.share ?? 0, text: percent(row.share), paint, at }
}

const layerPieces = (rows: readonly AggregateRow[], at: Filters, tagset: Tagset): Piece[] =>
  tagset.layers.flatMap((layer) => {
    const row = rows.find((one) => one.layer === layer.key)
    return row
      ? [
          {
            key: layer.key,
            label: layer.name,
            value: row.annotations,
            text: number(row.annotations),
            paint: channelOf(tagset, layer.key),
            at: { ...at, layer: layer.key },
          },
        ]
      : []
  })

/** From what is settled to what is open. */
const STATES: readonly ReviewState[] = [...REVIEW_STATES.filter((state) => state !== 'open'), 'open']
const statePieces = (rows: readonly AggregateRow[], at: Filters): Piece[] =>
  STATES.flatMap((state) => {
    const row = rows.find((one) => one.state === state)
    return row
      ? [
          {
            key: state,
            label: words.stateNames[state],
            value: row.annotations,
            text: number(row.annotations),
            paint: state,
            at: { ...at, state },
          },
        ]
      : []
  })

/** Tags stand with those of their layer, in the order of the tagset's layers; within one, the most frequent first. */
function inLayers(rows: readonly ChartRow[], split: readonly AggregateRow[], tagset: Tagset): ChartRow[] {
  const layerOf = new Map(split.flatMap(({ tag, layer }) => (tag && layer ? [[tag, layer] as const] : [])))
  const place = (row: ChartRow) => {
    const layer = layerOf.get(row.key) ?? tagset.tags.find(({ key }) => key === row.key)?.layer
    return tagset.layers.findIndex(({ key }) => key === layer)
  }
  return [...rows].sort((a, b) => place(a) - place(b) || b.value - a.value)
}

/** What the values of filters are called. */
export function namesOf(
  { layer, tag, publisher, annotator, state }: Filters,
  tagset: Tagset,
  people: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  return {
    ...(layer !== undefined && { layer: layerName(tagset, layer) }),
    ...(tag !== undefined && { tag: `“${tagName(tagset, tag)}”` }),
    ...(publisher !== undefined && { publisher: publisher === '-' ? words.unknownPublisher.toLowerCase() : publisher }),
    ...(annotator !== undefined && { annotator: people.get(annotator) ?? annotator }),
    ...(state !== undefined && { state: words.stateNames[state] }),
  }
}

/** The question in plain words. */
export function titleOf({ show, rows, filters }: Question, tagset: Tagset, people: ReadonlyMap<string, string>): string {
  const { layer, tag, publisher, annotator, state } = filters
  const what = tag ? `“${tagName(tagset, tag)}”` : layer ? `${layerName(tagset, layer)} tags` : 'Tags'
  const stated = state ? `${what} (${words.stateNames[state]})` : what
  const where = [
    publisher ? `in ${publisher === '-' ? 'documents without a publisher' : publisher}` : '',
    annotator ? `by ${people.get(annotator) ?? annotator}` : '',
  ]
  const tail = where.filter(Boolean).join(', ')
  const covers = tag
    ? `“${tagName(tagset, tag)}”`
    : layer
      ? layerName(tagset, layer).toLowerCase()
      : rows === 'layer'
        ? 'each layer'
        : rows === 'tag'
          ? 'each tag'
          : 'any tag'
  const by = `by ${words.dimension[rows]}`
  const heads = {
    count: rows === 'tag' ? `${stated} by frequency` : `${stated} ${by}`,
    share:
      rows === 'layer' || rows === 'tag' ? `Share of characters that ${covers} covers` : `Share of characters that ${covers} covers, ${by}`,
    review: layer || tag ? `How review stands: ${what} ${by}` : `How review stands, ${by}`,
  }
  return [heads[show], tail].filter(Boolean).join(', ')
}
