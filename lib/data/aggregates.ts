import type { Dimension } from '@/lib/contracts/choices'
import type { DatasetFilters } from '@/lib/contracts/export'
import type { Part } from '@/lib/domain/annotation/annotation'
import type { Verdict } from '@/lib/domain/review/decision'
import { type ReviewState, stateOfVerdict } from '@/lib/domain/review/state'
import type { Block } from '@/lib/domain/text/text'
import { db, Prisma } from './client'
import { databaseUrl, providerOf } from './provider'
import { type Selection, setsOf } from './selection'

export type CountedSet = {
  readonly id: string
  readonly documentId: string
  readonly owner: { readonly id: string; readonly name: string } | null
  readonly publisher: string | null
  /** UTF-16 code units of its text */
  readonly length: number
}

/** The sets of a selection, whether they hold annotations or not. */
export async function countedSets(selection: Selection): Promise<CountedSet[]> {
  const rows = await db().annotationSet.findMany({
    where: setsOf(selection),
    orderBy: { id: 'asc' },
    select: {
      id: true,
      documentId: true,
      owner: { select: { id: true, name: true } },
      document: { select: { publisher: true } },
      text: { select: { length: true } },
    },
  })
  return rows.map(({ document, text, ...set }) => ({ ...set, publisher: document.publisher, length: text.length }))
}

/** How many sets somebody has in a project that may be seen, by state. */
export const setsByOwner = (selection: Selection) =>
  db().annotationSet.groupBy({ by: ['ownerId', 'state'], where: { AND: [setsOf(selection), { kind: 'annotator' }] }, _count: true })

/** What the sets of a selection can be told apart by: kinds, publishers, annotators. */
export async function choicesOf(selection: Selection) {
  const rows = await db().annotationSet.findMany({
    where: setsOf(selection),
    select: {
      kind: true,
      state: true,
      documentId: true,
      owner: { select: { id: true, name: true } },
      document: { select: { publisher: true } },
    },
  })
  const publishers = [...new Set(rows.map(({ document }) => document.publisher))]
  const known = publishers.flatMap((publisher) => publisher ?? []).sort((a, b) => a.localeCompare(b))
  const people = new Map(rows.flatMap(({ owner }) => (owner ? [[owner.id, owner.name] as const] : [])))
  const documents = (which: (row: (typeof rows)[number]) => boolean) => new Set(rows.filter(which).map(({ documentId }) => documentId)).size
  return {
    /** documents with a gold set, and with a submitted reading */
    gold: documents(({ kind }) => kind === 'gold'),
    submitted: documents(({ kind, state }) => kind === 'annotator' && state === 'submitted'),
    publishers: [
      ...known.map((name) => ({ value: name, label: name })),
      ...(publishers.includes(null) ? [{ value: '-', label: 'not known' }] : []),
    ],
    annotators: [...people].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label)),
  }
}

const inSets = (ids: readonly string[]): Prisma.Sql => {
  const json = JSON.stringify(ids)
  return providerOf(databaseUrl()) === 'postgresql'
    ? Prisma.sql`a."setId" IN (SELECT jsonb_array_elements_text(${json}::jsonb))`
    : Prisma.sql`a."setId" IN (SELECT value FROM json_each(${json}))`
}

/** The newest verdict that stands and was given on the annotation as it is now; `lib/domain/review/state.ts` says the same. */
const VERDICT = Prisma.sql`(SELECT r."verdict" FROM "Decision" r WHERE r."annotationId" = a."id" AND r."supersededAt" IS NULL
  AND (r."revision" IS NULL OR r."revision" >= a."revision") ORDER BY r."createdAt" DESC, r."id" DESC LIMIT 1)`
const VERDICT_OF: Record<ReviewState, Verdict | null> = {
  accepted: 'accept',
  fixed: 'fix',
  rejected: 'reject',
  discussed: 'discuss',
  open: null,
}

const matching = (ids: readonly string[], { layer, tag, state }: DatasetFilters): Prisma.Sql => {
  const conditions = [inSets(ids), Prisma.sql`a."deletedAt" IS NULL`]
  if (layer) conditions.push(Prisma.sql`a."layer" = ${layer}`)
  if (tag) conditions.push(Prisma.sql`a."tag" = ${tag}`)
  if (state) conditions.push(VERDICT_OF[state] ? Prisma.sql`${VERDICT} = ${VERDICT_OF[state]}` : Prisma.sql`${VERDICT} IS NULL`)
  return Prisma.join(conditions, ' AND ')
}

const COLUMNS: Record<Dimension, Prisma.Sql> = {
  layer: Prisma.sql`a."layer"`,
  tag: Prisma.sql`a."tag"`,
  publisher: Prisma.sql`d."publisher"`,
  annotator: Prisma.sql`s."ownerId"`,
  state: VERDICT,
}

export type CountRow = {
  readonly layer?: string
  readonly tag?: string
  readonly publisher?: string | null
  readonly annotatorId?: string | null
  readonly state?: ReviewState
  readonly annotations: number
  readonly documents: number
  readonly sets: number
}

export const countSql = (ids: readonly string[], by: readonly Dimension[], filters: DatasetFilters): Prisma.Sql => {
  const picks = by.map((dimension) => Prisma.sql`${COLUMNS[dimension]} AS ${Prisma.raw(`"${dimension}"`)}`)
  const places = Prisma.raw(by.map((_, n) => n + 1).join(', '))
  const documents = by.includes('publisher') ? Prisma.sql`JOIN "Document" d ON d."id" = s."documentId"` : Prisma.empty
  return Prisma.sql`SELECT ${Prisma.join(picks)}, COUNT(*) AS "annotations", COUNT(DISTINCT s."documentId") AS "documents", COUNT(DISTINCT a."setId") AS "sets"
    FROM "Annotation" a JOIN "AnnotationSet" s ON s."id" = a."setId" ${documents}
    WHERE ${matching(ids, filters)} GROUP BY ${places}`
}

/** Counts of the live annotations of these sets by one or more of the dimensions, the largest first. */
export async function countAnnotations(ids: readonly string[], by: readonly Dimension[], filters: DatasetFilters): Promise<CountRow[]> {
  type Raw = Partial<Record<Dimension, string | null>> & Record<'annotations' | 'documents' | 'sets', bigint | number>
  const rows = await db().$queryRaw<Raw[]>(countSql(ids, by, filters))
  const counted = rows.map(
    (row): CountRow => ({
      ...(by.includes('layer') ? { layer: row.layer ?? '' } : {}),
      ...(by.includes('tag') ? { tag: row.tag ?? '' } : {}),
      ...(by.includes('publisher') ? { publisher: row.publisher ?? null } : {}),
      ...(by.includes('annotator') ? { annotatorId: row.annotator ?? null } : {}),
      ...(by.includes('state') ? { state: row.state ? stateOfVerdict(row.state as Verdict) : 'open' } : {}),
      annotations: Number(row.annotations),
      documents: Number(row.documents),
      sets: Number(row.sets),
    }),
  )
  return counted.sort((a, b) => b.annotations - a.annotations)
}

export type PlacedAnnotation = {
  readonly setId: string
  readonly layer: string
  readonly tag: string
  readonly parts: readonly { start: number; end: number }[]
}

/** Where the live annotations of these sets lie, some sets at a time and set by set. */
export async function* placedAnnotations(ids: readonly string[], { layer, tag }: DatasetFilters): AsyncGenerator<PlacedAnnotation[]> {
  for (let at = 0; at < ids.length; at += 100) {
    const rows = await db().annotation.findMany({
      where: { setId: { in: ids.slice(at, at + 100) }, deletedAt: null, ...(layer ? { layer } : {}), ...(tag ? { tag } : {}) },
      select: { setId: true, layer: true, tag: true, parts: true },
    })
    yield rows.map(({ parts, ...row }) => ({ ...row, parts: parts as unknown as Part[] }))
  }
}

/** Where a page of spans goes on: after this annotation. */
export type SpanCursor = { readonly setId: string; readonly start: number; readonly id: string }

export const spansSql = (ids: readonly string[], filters: DatasetFilters, limit: number, after: SpanCursor | null): Prisma.Sql => {
  const later = after ? Prisma.sql`AND (a."setId", a."start", a."id") > (${after.setId}, ${after.start}, ${after.id})` : Prisma.empty
  return Prisma.sql`SELECT a."id" AS "id", ${VERDICT} AS "verdict" FROM "Annotation" a
    WHERE ${matching(ids, filters)} ${later} ORDER BY a."setId", a."start", a."id" LIMIT ${limit}`
}

/** The annotations of these sets, set by set in text order, each with what is needed to show it in its context. */
export async function findSpans(ids: readonly string[], filters: DatasetFilters, limit: number, after: SpanCursor | null) {
  const found = await db().$queryRaw<{ id: string; verdict: Verdict | null }[]>(spansSql(ids, filters, limit, after))
  const rows = await db().annotation.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    select: { id: true, setId: true, layer: true, tag: true, parts: true, start: true, end: true, note: true, confidence: true },
  })
  const sets = await db().annotationSet.findMany({
    where: { id: { in: [...new Set(rows.map(({ setId }) => setId))] } },
    select: {
      id: true,
      kind: true,
      owner: { select: { id: true, name: true } },
      document: { select: { id: true, title: true, publisher: true, language: true } },
      text: { select: { characters: true, blocks: true } },
    },
  })
  const setOf = new Map(
    sets.map(({ text, ...set }) => [set.id, { ...set, characters: text.characters, blocks: text.blocks as unknown as Block[] }]),
  )
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap(({ id, verdict }) => {
    const row = rowOf.get(id)
    const set = row && setOf.get(row.setId)
    return row && set
      ? [{ ...row, parts: row.parts as unknown as Part[], set, state: verdict ? stateOfVerdict(verdict) : ('open' as const) }]
      : []
  })
}
