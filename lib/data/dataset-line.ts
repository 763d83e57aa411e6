import type { Attributes } from '@/lib/domain/annotation/annotation'
import type { BundleComment, BundleDecision, BundleDocument, BundlePerson, BundleSet, BundleText } from '@/lib/domain/formats/galley-jsonl'
import type { ReviewState } from '@/lib/domain/review/state'
import type { Block, Inline } from '@/lib/domain/text/text'
import type { Prisma } from './client'
import type { DatasetAnnotation } from './dataset-annotations'
import { decisionColumns } from './decisions'
import { provenanceColumns, provenanceOf } from './provenance'
import { type Selection, setsOf } from './selection'

/** People as files name them. */
export const person = { id: true, name: true, email: true } as const
const textColumns = { id: true, version: true, characters: true, blocks: true, inlines: true, sha256: true } as const

/** What is read of a document for its line in a file: the sets, annotations and the rest that a selection holds. */
export const lineColumns = (selection: Selection) =>
  ({
    id: true,
    title: true,
    ...provenanceColumns,
    originalId: true,
    provenance: true,
    createdAt: true,
    source: { select: { format: true, fileName: true, characters: true, sha256: true } },
    texts: { select: textColumns, orderBy: { version: 'desc' } },
    sets: {
      where: setsOf(selection),
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        textId: true,
        kind: true,
        name: true,
        state: true,
        revision: true,
        settledFromId: true,
        createdAt: true,
        submittedAt: true,
        owner: { select: person },
        relations: { where: { deletedAt: null }, orderBy: { id: 'asc' }, omit: { setId: true, deletedAt: true, revision: true } },
        decisions: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { ...decisionColumns, reviewer: { select: person } } },
        comments: {
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          select: { id: true, annotationId: true, body: true, createdAt: true, deletedAt: true, author: { select: person } },
        },
      },
    },
  }) satisfies Prisma.DocumentSelect
export type LineRow = Prisma.DocumentGetPayload<{ select: ReturnType<typeof lineColumns> }>
type SetRow = LineRow['sets'][number]
type Annotations = ReadonlyMap<string, readonly DatasetAnnotation[]>

const VERDICTS = { accepted: 'accept', fixed: 'fix', rejected: 'reject', discussed: 'discuss' } as const
const iso = (moment: Date | null) => moment?.toISOString() ?? null

/** A document as one line of a file, with the annotations of its sets; null while it has no frozen text. */
export function lineOf(row: LineRow, annotations: Annotations, selection: Selection, withEmail: boolean): BundleDocument | null {
  const [current, ...earlier] = row.texts
  if (!current) return null
  const annotationSets = row.sets.map((set) => setOf(set, annotations.get(set.id) ?? [], selection.filters.state, withEmail))
  const used = new Set(annotationSets.map((set) => set.textId))
  return {
    galley: 1,
    document: {
      id: row.id,
      title: row.title,
      provenance: provenanceOf(row),
      further: row.provenance as Record<string, unknown> | null,
      originalId: row.originalId,
      createdAt: row.createdAt.toISOString(),
      text: textOf(current),
      earlierTexts: earlier.filter((text) => used.has(text.id)).map(textOf),
      source: row.source,
    },
    annotationSets,
  }
}

const textOf = ({ id, version, characters, blocks, inlines, sha256 }: LineRow['texts'][number]): BundleText => ({
  id,
  version,
  characters,
  blocks: blocks as unknown as Block[],
  inlines: inlines as unknown as Inline[],
  sha256,
})

function setOf(row: SetRow, all: readonly DatasetAnnotation[], state: ReviewState | undefined, withEmail: boolean): BundleSet {
  const who = ({ id, name, email }: BundlePerson): BundlePerson => (withEmail ? { id, name, email } : { id, name })
  const changedAt = new Map(all.map(({ id, revision }) => [id, revision]))
  const isOutdated = ({ annotationId, revision }: SetRow['decisions'][number]) =>
    revision !== null && revision < (changedAt.get(annotationId) ?? 0)
  const current = new Map(
    row.decisions.filter((one) => !one.supersededAt && !isOutdated(one)).map((one) => [one.annotationId, one.verdict]),
  )
  const wanted = (id: string) => !state || (state === 'open' ? !current.has(id) : current.get(id) === VERDICTS[state])
  const annotations = all.filter(({ id }) => wanted(id))
  const kept = new Set(annotations.map(({ id }) => id))
  return {
    id: row.id,
    textId: row.textId,
    owner: row.owner && who(row.owner),
    kind: row.kind,
    name: row.name,
    state: row.state,
    revision: row.revision,
    settledFromId: row.settledFromId,
    createdAt: row.createdAt.toISOString(),
    submittedAt: iso(row.submittedAt),
    annotations: annotations.map(({ revision: _, ...annotation }) => annotation),
    relations: row.relations
      .filter(({ fromId, toId }) => kept.has(fromId) && kept.has(toId))
      .map(({ id, type, fromId, toId, attributes, createdAt, updatedAt }) => ({
        id,
        type,
        from: fromId,
        to: toId,
        attributes: attributes as Attributes,
        createdAt: createdAt.toISOString(),
        updatedAt: updatedAt.toISOString(),
      })),
    decisions: row.decisions.filter(({ annotationId }) => kept.has(annotationId)).map((one) => decisionOf(one, who, isOutdated(one))),
    comments: row.comments
      .filter(({ annotationId }) => kept.has(annotationId))
      .map(
        ({ author, createdAt, deletedAt, ...comment }): BundleComment => ({
          ...comment,
          author: who(author),
          body: deletedAt ? '' : comment.body,
          createdAt: createdAt.toISOString(),
          deletedAt: iso(deletedAt),
        }),
      ),
  }
}

const decisionOf = (
  row: SetRow['decisions'][number],
  who: (person: BundlePerson) => BundlePerson,
  isOutdated: boolean,
): BundleDecision => ({
  id: row.id,
  annotationId: row.annotationId,
  reviewer: who(row.reviewer),
  verdict: row.verdict as BundleDecision['verdict'],
  reason: row.reason,
  comment: row.comment,
  proposal: row.proposal as BundleDecision['proposal'],
  answer: row.answer && { ...row.answer, createdAt: row.answer.createdAt.toISOString() },
  createdAt: row.createdAt.toISOString(),
  supersededAt: iso(row.supersededAt),
  isOutdated,
})
