import type { BundleDocument, BundleHeader } from '@/lib/domain/formats/galley-jsonl'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import type { Prisma, Tx } from './client'
import { annotationsOfSets } from './dataset-annotations'
import { type LineRow, lineColumns, lineOf, person } from './dataset-line'
import { ofAnnotation, ofDocument, type Selection, setsOf } from './selection'

/** How many documents are read at once; in memory are at most so many, and the annotations of one. */
const PAGE = 20

/**
 * The frozen documents of a selection in the order they were added, one by one, offsets in UTF-16 code units. With a
 * filter by annotator, layer, tag or state, only documents that have something to show. E-mail addresses only when asked.
 */
export async function* datasetLines(tx: Tx, selection: Selection, withEmail: boolean): AsyncGenerator<BundleDocument> {
  const { filters } = selection
  const narrowed = filters.annotator ?? filters.layer ?? filters.tag ?? filters.state
  const needed: Prisma.DocumentWhereInput = narrowed ? { sets: { some: setsOf(selection) } } : {}
  let last: { createdAt: Date; id: string } | null = null
  for (;;) {
    const after: Prisma.DocumentWhereInput = last
      ? { OR: [{ createdAt: { gt: last.createdAt } }, { createdAt: last.createdAt, id: { gt: last.id } }] }
      : {}
    const rows: LineRow[] = await tx.document.findMany({
      where: { AND: [{ projectId: selection.projectId, state: 'frozen' }, ofDocument(filters), needed, after] },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: PAGE,
      select: lineColumns(selection),
    })
    for (const row of rows) {
      const ids = row.sets.map(({ id }) => id)
      const line = lineOf(row, await annotationsOfSets(tx, ids, filters), selection, withEmail)
      if (line && (!narrowed || line.annotationSets.some((set) => set.annotations.length > 0))) yield line
    }
    last = rows.at(-1) ?? null
    if (rows.length < PAGE) return
  }
}

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
