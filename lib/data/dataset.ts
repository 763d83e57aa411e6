import type { DatasetFilters, SetChoice } from '@/lib/contracts/export'
import type { Attributes, Part } from '@/lib/domain/annotation/annotation'
import type {
  BundleAnnotation,
  BundleComment,
  BundleDecision,
  BundleDocument,
  BundleHeader,
  BundlePerson,
  BundleSet,
  BundleText,
} from '@/lib/domain/formats/galley-jsonl'
import type { ReviewState } from '@/lib/domain/review/state'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import type { Block, Inline } from '@/lib/domain/text/text'
import type { Prisma, Tx } from './client'

/** What of a dataset is read: the sets that may be seen, further narrowed. */
export type Selection = {
  readonly projectId: string
  readonly visible: Prisma.AnnotationSetWhereInput
  readonly userId: string
  readonly sets: SetChoice
  readonly filters: DatasetFilters
}

const VERDICTS = { accepted: 'accept', fixed: 'fix', rejected: 'reject', discussed: 'discuss' } as const
const CHOICES: Record<SetChoice, (userId: string) => Prisma.AnnotationSetWhereInput> = {
  gold: () => ({ kind: 'gold' }),
  submitted: () => ({ kind: 'annotator', state: 'submitted' }),
  mine: (userId) => ({ kind: 'annotator', ownerId: userId }),
  'all-visible': () => ({}),
}

const ofDocument = ({ document, publisher }: DatasetFilters): Prisma.DocumentWhereInput => ({
  deletedAt: null,
  ...(document ? { id: document } : {}),
  ...(publisher === '-' ? { publisher: null } : publisher ? { publisher } : {}),
})

/** The sets of a selection, as a filter: visible, chosen, of documents that are there. */
export const setsOf = ({ projectId, visible, userId, sets, filters }: Selection): Prisma.AnnotationSetWhereInput => ({
  AND: [
    visible,
    CHOICES[sets](userId),
    filters.annotator ? { ownerId: filters.annotator } : {},
    { projectId, document: ofDocument(filters) },
  ],
})

const ofAnnotation = ({ layer, tag }: DatasetFilters): Prisma.AnnotationWhereInput => ({
  deletedAt: null,
  ...(layer ? { layer } : {}),
  ...(tag ? { tag } : {}),
})

const person = { id: true, name: true, email: true } as const
const decisionColumns = {
  id: true,
  annotationId: true,
  verdict: true,
  reason: true,
  comment: true,
  proposal: true,
  revision: true,
  createdAt: true,
  supersededAt: true,
  reviewer: { select: person },
  answer: { select: { agrees: true, comment: true, createdAt: true } },
} as const
const textColumns = { id: true, version: true, characters: true, blocks: true, inlines: true, sha256: true } as const

const pageSelect = (selection: Selection) =>
  ({
    id: true,
    title: true,
    publisher: true,
    url: true,
    publishedAt: true,
    byline: true,
    language: true,
    originalPublisher: true,
    originalUrl: true,
    originalPublishedAt: true,
    retrievedAt: true,
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
        annotations: {
          where: ofAnnotation(selection.filters),
          orderBy: [{ start: 'asc' }, { end: 'desc' }, { id: 'asc' }],
          omit: { setId: true, deletedAt: true, start: true, end: true },
        },
        relations: { where: { deletedAt: null }, orderBy: { id: 'asc' }, omit: { setId: true, deletedAt: true, revision: true } },
        decisions: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: decisionColumns },
        comments: {
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          select: { id: true, annotationId: true, body: true, createdAt: true, deletedAt: true, author: { select: person } },
        },
      },
    },
  }) satisfies Prisma.DocumentSelect
type Row = Prisma.DocumentGetPayload<{ select: ReturnType<typeof pageSelect> }>
type SetRow = Row['sets'][number]

/** How many documents are read at once; what is in memory is at most so many, with their sets. */
const PAGE = 20

/**
 * The frozen documents of a selection in the order they were added, page by page, offsets in UTF-16 code units. With a
 * filter by annotator, layer, tag or state, only documents that have something to show. E-mail addresses only when asked.
 */
export async function* datasetPages(tx: Tx, selection: Selection, withEmail: boolean): AsyncGenerator<BundleDocument[]> {
  const { filters } = selection
  const narrowed = filters.annotator ?? filters.layer ?? filters.tag ?? filters.state
  const needed: Prisma.DocumentWhereInput = narrowed ? { sets: { some: setsOf(selection) } } : {}
  let last: { createdAt: Date; id: string } | null = null
  for (;;) {
    const after: Prisma.DocumentWhereInput = last
      ? { OR: [{ createdAt: { gt: last.createdAt } }, { createdAt: last.createdAt, id: { gt: last.id } }] }
      : {}
    const rows: Row[] = await tx.document.findMany({
      where: { AND: [{ projectId: selection.projectId, state: 'frozen' }, ofDocument(filters), needed, after] },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: PAGE,
      select: pageSelect(selection),
    })
    const lines = rows.flatMap((row) => lineOf(row, selection, withEmail) ?? [])
    yield narrowed ? lines.filter((line) => line.annotationSets.some((set) => set.annotations.length > 0)) : lines
    last = rows.at(-1) ?? null
    if (rows.length < PAGE) return
  }
}

const iso = (moment: Date | null) => moment?.toISOString() ?? null

function lineOf(row: Row, selection: Selection, withEmail: boolean): BundleDocument | null {
  const [current, ...earlier] = row.texts
  if (!current) return null
  const annotationSets = row.sets.map((set) => setOf(set, selection.filters.state, withEmail))
  const used = new Set(annotationSets.map((set) => set.textId))
  const { publisher, url, publishedAt, byline, language, originalPublisher, originalUrl, originalPublishedAt } = row
  return {
    galley: 1,
    document: {
      id: row.id,
      title: row.title,
      provenance: {
        publisher,
        url,
        publishedAt,
        byline,
        language,
        originalPublisher,
        originalUrl,
        originalPublishedAt,
        retrievedAt: iso(row.retrievedAt),
      },
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

const textOf = ({ id, version, characters, blocks, inlines, sha256 }: Row['texts'][number]): BundleText => ({
  id,
  version,
  characters,
  blocks: blocks as unknown as Block[],
  inlines: inlines as unknown as Inline[],
  sha256,
})

function setOf(row: SetRow, state: ReviewState | undefined, withEmail: boolean): BundleSet {
  const who = ({ id, name, email }: BundlePerson): BundlePerson => (withEmail ? { id, name, email } : { id, name })
  const changedAt = new Map(row.annotations.map(({ id, revision }) => [id, revision]))
  const isOutdated = ({ annotationId, revision }: SetRow['decisions'][number]) =>
    revision !== null && revision < (changedAt.get(annotationId) ?? 0)
  const current = new Map(
    row.decisions.filter((one) => !one.supersededAt && !isOutdated(one)).map((one) => [one.annotationId, one.verdict]),
  )
  const wanted = (id: string) => !state || (state === 'open' ? !current.has(id) : current.get(id) === VERDICTS[state])
  const annotations = row.annotations.filter(({ id }) => wanted(id))
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
    annotations: annotations.map(annotationOf),
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

const annotationOf = (row: SetRow['annotations'][number]): BundleAnnotation => ({
  id: row.id,
  tag: row.tag,
  layer: row.layer,
  parts: row.parts as unknown as Part[],
  attributes: row.attributes as Attributes,
  note: row.note,
  confidence: row.confidence as BundleAnnotation['confidence'],
  tagsetRevision: row.tagsetRevision,
  takenFromId: row.takenFromId,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})

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

/** The revisions of the tagset under which the annotations of a selection were made. */
async function revisionsUsed(tx: Tx, selection: Selection): Promise<number[]> {
  const where = { ...ofAnnotation(selection.filters), set: setsOf(selection) }
  return (await tx.annotation.findMany({ where, distinct: 'tagsetRevision', select: { tagsetRevision: true } })).map(
    (row) => row.tagsetRevision,
  )
}

/**
 * The first line of a file: the project, its tagset, its members. With `whole`, for those who manage it, every revision of
 * the tagset and e-mail addresses; else the revisions that the annotations in the file name.
 */
export async function datasetHeader(tx: Tx, selection: Selection, whole: boolean): Promise<BundleHeader> {
  const { projectId } = selection
  const used = whole ? {} : { number: { in: await revisionsUsed(tx, selection) } }
  const row = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    include: {
      tagsets: { where: used, orderBy: { number: 'asc' } },
      members: { orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }], include: { user: { select: person } } },
    },
  })
  const { id, name, language, description, guidelines, createdAt } = row
  const revisions = row.tagsets.map((one) => ({
    number: one.number,
    createdAt: one.createdAt.toISOString(),
    tagset: one.tagset as unknown as Tagset,
  }))
  return {
    galley: 1,
    offsets: 'code-point',
    project: { id, name, language, description, guidelines, createdAt: createdAt.toISOString() },
    tagset: { revision: revisions.at(-1)?.number ?? 0, revisions },
    members: row.members.map(({ user, role }) => ({ id: user.id, name: user.name, ...(whole ? { email: user.email } : {}), role })),
  }
}
