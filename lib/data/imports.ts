import { type Annotation, hull } from '@/lib/domain/annotation/annotation'
import type { BundleDocument, BundleHeader, BundleSet, BundleText } from '@/lib/domain/formats/galley-jsonl'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { writeRows } from './bulk'
import { ANNOTATION_COLUMNS, CHANGE_COLUMNS, RELATION_COLUMNS } from './changes'
import { db, Prisma, type Tx, transaction } from './client'

/** What is being imported is in the trash since this moment, and so not seen until all of it is there. */
const ARRIVING = new Date(0)
/** What has been arriving for longer than this was broken off. */
const BROKEN_OFF_MS = 6 * 3600 * 1000

/** The kinds of things that have ids of their own. Annotations and relations share theirs. */
export const ID_KINDS = ['project', 'document', 'text', 'set', 'annotation', 'decision', 'comment'] as const
export type IdKind = (typeof ID_KINDS)[number]

/** Which of these ids are taken on this instance. */
export async function takenIds(kind: IdKind, ids: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>()
  for (let at = 0; at < ids.length; at += 1000) {
    const ask = { where: { id: { in: ids.slice(at, at + 1000) } }, select: { id: true as const } }
    for (const rows of await Promise.all(asked(kind, ask))) for (const { id } of rows) taken.add(id)
  }
  return taken
}

type Ask = { where: { id: { in: string[] } }; select: { id: true } }
function asked(kind: IdKind, ask: Ask): Promise<{ id: string }[]>[] {
  if (kind === 'project') return [db().project.findMany(ask)]
  if (kind === 'document') return [db().document.findMany(ask)]
  if (kind === 'text') return [db().text.findMany(ask)]
  if (kind === 'set') return [db().annotationSet.findMany(ask)]
  if (kind === 'annotation') return [db().annotation.findMany(ask), db().relation.findMany(ask)]
  return kind === 'decision' ? [db().decision.findMany(ask)] : [db().comment.findMany(ask)]
}

/** The project that somebody made of the file with this sum, or null. */
export const findImported = (importDigest: string, createdById: string, tx: Tx = db()) =>
  tx.project.findFirst({ where: { importDigest, createdById, deletedAt: null }, select: { id: true, name: true } })

/** An empty project's name and the sum of the file that filled it; `isEmpty` is whether nothing is in it. */
export async function findTarget(projectId: string, tx: Tx = db()) {
  const row = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { id: true, name: true, importDigest: true, documents: { where: { deletedAt: null }, take: 1, select: { id: true } } },
  })
  return { id: row.id, name: row.name, importDigest: row.importDigest, isEmpty: row.documents.length === 0 }
}

export type Counts = {
  documents: number
  annotationSets: number
  annotations: number
  relations: number
  decisions: number
  comments: number
}

export async function countsOf(projectId: string): Promise<Counts> {
  const ofSet = { projectId, document: { deletedAt: null } }
  const live = { where: { deletedAt: null, set: ofSet } }
  const [documents, annotationSets, annotations, relations, decisions, comments] = await Promise.all([
    db().document.count({ where: { projectId, deletedAt: null } }),
    db().annotationSet.count({ where: ofSet }),
    db().annotation.count(live),
    db().relation.count(live),
    db().decision.count({ where: { set: ofSet } }),
    db().comment.count({ where: { set: ofSet } }),
  ])
  return { documents, annotationSets, annotations, relations, decisions, comments }
}

/** The authors of what a project holds. */
export const authorsOf = (projectId: string) =>
  db().user.findMany({
    where: {
      OR: [
        { sets: { some: { projectId } } },
        { decisions: { some: { set: { projectId } } } },
        { comments: { some: { set: { projectId } } } },
      ],
    },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, email: true, passwordHash: true, oauthAccounts: { take: 1, select: { id: true } } },
  })

/** The account with this e-mail address, or one made without any way to sign in. */
export async function personFor(email: string, name: string): Promise<{ id: string; isNew: boolean }> {
  const found = await db().user.findUnique({ where: { email }, select: { id: true } })
  return found ? { ...found, isNew: false } : { ...(await db().user.create({ data: { email, name }, select: { id: true } })), isNew: true }
}

/** Removes placeholders that an import which failed has made, unless something else names them by now. */
export const removePeople = (ids: readonly string[]) =>
  db().user.deleteMany({
    where: {
      id: { in: [...ids] },
      passwordHash: null,
      oauthAccounts: { none: {} },
      memberships: { none: {} },
      sets: { none: {} },
      decisions: { none: {} },
      comments: { none: {} },
    },
  })

/** A project that is not seen yet. */
export const insertArrivingProject = (id: string, header: BundleHeader, createdById: string) => {
  const { name, language, description, guidelines, createdAt } = header.project
  return db().project.create({
    data: { id, name, language, description, guidelines, createdAt, createdById, deletedAt: ARRIVING },
    select: { id: true },
  })
}

/** Removes what has arrived in a project; with `whole` the project as well. */
export async function removeArriving(projectId: string, whole: boolean): Promise<void> {
  await db().document.deleteMany({ where: { projectId, deletedAt: ARRIVING } })
  if (whole) await db().project.deleteMany({ where: { id: projectId, deletedAt: ARRIVING } })
}

/** Removes what imports that were broken off (a killed server) have left. */
export async function removeBrokenOff(now: Date): Promise<void> {
  const stale = { deletedAt: ARRIVING, updatedAt: { lt: new Date(now.getTime() - BROKEN_OFF_MS) } }
  await db().project.deleteMany({ where: { deletedAt: ARRIVING, documents: { some: stale } } })
  await db().document.deleteMany({ where: stale })
}

/** Writes one document with all that hangs on it, not seen yet. Ids and people are those of this instance, offsets UTF-16. */
export const insertArriving = (
  projectId: string,
  line: BundleDocument,
  wordCount: (text: BundleText) => number,
  changeId: (id: string) => string,
) =>
  transaction(async (tx) => {
    await insertDocument(tx, projectId, line, wordCount)
    for (const set of line.annotationSets) await insertSet(tx, projectId, line.document.id, set, changeId)
  })

async function insertDocument(tx: Tx, projectId: string, { document }: BundleDocument, wordCount: (text: BundleText) => number) {
  const { id, title, provenance, further, createdAt, text, earlierTexts, source } = document
  const { retrievedAt, ...printed } = provenance
  await tx.document.create({
    data: {
      ...printed,
      id,
      projectId,
      title,
      state: 'frozen',
      retrievedAt: retrievedAt ? new Date(retrievedAt) : null,
      provenance: further === null ? Prisma.DbNull : (further as Prisma.InputJsonValue),
      createdAt,
      deletedAt: ARRIVING,
      ...(source ? { source: { create: source } } : {}),
    },
  })
  const textRow = (one: BundleText) => ({
    id: one.id,
    documentId: id,
    version: one.version,
    characters: one.characters,
    blocks: one.blocks as unknown as Prisma.InputJsonValue,
    inlines: one.inlines as unknown as Prisma.InputJsonValue,
    sha256: one.sha256,
    length: one.characters.length,
    wordCount: wordCount(one),
  })
  for (const one of [...earlierTexts, text]) await tx.text.create({ data: textRow(one) })
}

const DECISION_COLUMNS = [
  { name: 'id', holds: 'text' },
  { name: 'setId', holds: 'text' },
  { name: 'annotationId', holds: 'text' },
  { name: 'reviewerId', holds: 'text' },
  { name: 'verdict', holds: 'text' },
  { name: 'reason', holds: 'text' },
  { name: 'comment', holds: 'text' },
  { name: 'proposal', holds: 'json' },
  { name: 'revision', holds: 'integer' },
  { name: 'createdAt', holds: 'moment' },
  { name: 'supersededAt', holds: 'moment' },
] as const
const COMMENT_COLUMNS = [
  { name: 'id', holds: 'text' },
  { name: 'setId', holds: 'text' },
  { name: 'annotationId', holds: 'text' },
  { name: 'authorId', holds: 'text' },
  { name: 'body', holds: 'text' },
  { name: 'createdAt', holds: 'moment' },
  { name: 'deletedAt', holds: 'moment' },
] as const

async function insertSet(tx: Tx, projectId: string, documentId: string, set: BundleSet, changeId: (id: string) => string) {
  const { id, textId, owner, kind, name, state, settledFromId, createdAt, submittedAt, annotations, relations, decisions, comments } = set
  const revision = annotations.length + relations.length
  await tx.annotationSet.create({
    data: {
      id,
      projectId,
      documentId,
      textId,
      ownerId: owner?.id ?? null,
      kind,
      name,
      state,
      revision,
      settledFromId,
      createdAt,
      submittedAt,
    },
  })
  await writeRows(
    tx,
    'Annotation',
    ANNOTATION_COLUMNS,
    annotations.map((one, n) => ({ ...one, ...hull(one.parts), setId: id, revision: n + 1, deletedAt: null })),
  )
  const linked = relations.map((one, n) => ({
    ...one,
    setId: id,
    fromId: one.from,
    toId: one.to,
    revision: annotations.length + n + 1,
    deletedAt: null,
  }))
  await writeRows(tx, 'Relation', RELATION_COLUMNS, linked)
  const log = { setId: id, kind: 'create', authorId: owner?.id ?? null }
  const steps = [
    ...annotations.map((one) => ({ subject: 'annotation', subjectId: one.id, body: bare(one), createdAt: one.createdAt })),
    ...relations.map(({ createdAt, updatedAt: _, ...body }) => ({ subject: 'relation', subjectId: body.id, body, createdAt })),
  ]
  await writeRows(
    tx,
    'Change',
    CHANGE_COLUMNS,
    steps.map((step, n) => ({ ...log, ...step, id: changeId(step.subjectId), sequence: n + 1 })),
  )
  await writeRows(
    tx,
    'Decision',
    DECISION_COLUMNS,
    decisions.map((one) => ({ ...one, setId: id, reviewerId: one.reviewer.id, revision: one.isOutdated ? 0 : revision })),
  )
  const answers = decisions.flatMap(({ id: decisionId, answer }) => (answer ? [{ decisionId, ...answer }] : []))
  if (answers.length > 0) await tx.answer.createMany({ data: answers })
  await writeRows(
    tx,
    'Comment',
    COMMENT_COLUMNS,
    comments.map((one) => ({ ...one, setId: id, authorId: one.author.id })),
  )
}

const bare = ({ id, tag, parts, attributes, note, confidence, takenFromId }: Annotation): Annotation => ({
  id,
  tag,
  parts,
  attributes,
  note,
  confidence,
  takenFromId,
})

export type Arrival = {
  readonly projectId: string
  readonly header: BundleHeader
  readonly importDigest: string
  readonly callerId: string
  readonly isNew: boolean
  /** documents to the documents that they print again */
  readonly originals: readonly (readonly [string, string])[]
  /** authors without a way to sign in: they become annotators */
  readonly placeholders: readonly string[]
}

/** Shows all that has arrived, at once. False when the project was filled, or the file imported, in the meantime. */
export const reveal = (arrival: Arrival): Promise<boolean> =>
  transaction(async (tx) => {
    const { projectId, importDigest, callerId, isNew, originals, placeholders } = arrival
    if (isNew ? await findImported(importDigest, callerId, tx) : !(await findTarget(projectId, tx)).isEmpty) return false
    for (const [id, originalId] of originals) await tx.document.update({ where: { id }, data: { originalId }, select: { id: true } })
    await tx.document.updateMany({ where: { projectId, deletedAt: ARRIVING }, data: { deletedAt: null } })
    await putTagsets(tx, arrival)
    if (isNew) await tx.member.create({ data: { projectId, userId: callerId, role: 'manager' } })
    const members = new Set((await tx.member.findMany({ where: { projectId }, select: { userId: true } })).map(({ userId }) => userId))
    const joining = placeholders.filter((userId) => !members.has(userId))
    await tx.member.createMany({ data: joining.map((userId) => ({ projectId, userId, role: 'annotator' as const })) })
    await tx.project.update({
      where: { id: projectId },
      data: { importDigest, ...(isNew ? { deletedAt: null } : {}) },
      select: { id: true },
    })
    return true
  })

/** The file's tagset instead of the one that an empty project has; a new project whose file has none gets the default. */
async function putTagsets(tx: Tx, { projectId, header, callerId, isNew }: Arrival): Promise<void> {
  const given = header.tagset.revisions
  if (given.length === 0 && !isNew) return
  const now = new Date().toISOString()
  const revisions = given.length > 0 ? given : [{ number: 1, createdAt: now, tagset: defaultTagset }]
  await tx.tagsetRevision.deleteMany({ where: { projectId } })
  await tx.tagsetRevision.createMany({
    data: revisions.map(({ number, createdAt, tagset }) => ({
      projectId,
      number,
      createdAt,
      tagset: tagset as unknown as Prisma.InputJsonValue,
      createdById: callerId,
    })),
  })
}
