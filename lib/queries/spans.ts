import type { Caller } from '@/lib/auth/caller'
import type { SpansQuery, SpanView } from '@/lib/contracts/aggregates'
import type { ProblemReason } from '@/lib/contracts/reasons'
import { countedSets, findSpans, type SpanCursor } from '@/lib/data/aggregates'
import { contextOf } from '@/lib/domain/aggregates/context'
import { quoteOf } from '@/lib/domain/annotation/annotation'
import { failure, type Result, success } from '@/lib/domain/result'
import { selectionFor } from './aggregates'

type Page = { items: SpanView[]; next: string | null }

/** The spans behind a number of the aggregates, set by set in text order. */
export async function spans(caller: Caller, projectId: string, query: SpansQuery): Promise<Result<Page, ProblemReason>> {
  const { cursor, limit, ...asked } = query
  const selection = await selectionFor(caller, projectId, asked)
  if (!selection.ok) return selection
  const after = cursor === undefined ? null : parseCursor(cursor)
  if (cursor !== undefined && !after) return failure('invalid', 'The cursor is none of ours.')
  const ids = (await countedSets(selection.value)).map(({ id }) => id)
  const rows = await findSpans(ids, selection.value.filters, limit + 1, after)
  const items = rows.slice(0, limit).map(shape)
  const last = rows[limit - 1]
  return success({ items, next: rows.length > limit && last ? `${last.start}.${last.id}.${last.setId}` : null })
}

function parseCursor(cursor: string): SpanCursor | null {
  const match = /^(\d{1,10})\.([\w-]{1,64})\.([\w-]{1,64})$/.exec(cursor)
  return match ? { start: Number(match[1]), id: match[2] as string, setId: match[3] as string } : null
}

function shape(row: Awaited<ReturnType<typeof findSpans>>[number]): SpanView {
  const { set } = row
  return {
    annotationId: row.id,
    setId: set.id,
    documentId: set.document.id,
    title: set.document.title,
    publisher: set.document.publisher,
    annotator: set.owner,
    kind: set.kind,
    layer: row.layer,
    tag: row.tag,
    start: row.start,
    end: row.end,
    quote: quoteOf(row),
    ...contextOf(set.characters, set.blocks, row),
    language: set.document.language,
    state: row.state,
    note: row.note,
    confidence: row.confidence as SpanView['confidence'],
  }
}
