import { type Annotation, hull } from '@/lib/domain/annotation/annotation'
import type { BundleDocument, BundleHeader, BundleSet, BundleText } from '@/lib/domain/formats/galley-jsonl'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { canSignIn } from './accounts'
import { ARRIVING, type Claim } from './arrivals'
import { writeRows } from './bulk'
import { ANNOTATION_COLUMNS, CHANGE_COLUMNS, RELATION_COLUMNS } from './changes'
import { db, Prisma, type Tx, transaction } from './client'
import { isUniqueViolation } from './errors'
import { inPieces } from './in-pieces'

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

/** Whether somebody here who can sign in has this e-mail address. */
export const hasAccount = async (email: string): Promise<boolean> =>
  (await db().user.findFirst({ where: { email, ...canSignIn }, select: { id: true } })) !== null

/** The account with this e-mail address, or one made without any way to sign in. */
export async function personFor(email: string, name: string): Promise<{ id: string; isNew: boolean }> {
  const find = () => db().user.findUnique({ where: { email }, select: { id: true } })
  const found = await find()
  if (found) return { ...found, isNew: false }
  try {
    return { ...(await db().user.create({ data: { email, name }, select: { id: true } })), isNew: true }
  } catch (error) {
    // somebody made it in the meantime
    const made = isUniqueViolation(error) ? await find() : null
    if (!made) throw error
    return { ...made, isNew: false }
  }
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
  readonly claim: Claim
  readonly header: BundleHeader
  readonly importDigest: string
  readonly callerId: string
  /** the documents that this import wrote: no others are shown */
  readonly documentIds: readonly string[]
  /** documents to the documents that they print again */
  readonly originals: readonly (readonly [string, string])[]
  /** authors without a way to sign in: they become annotators */
  readonly placeholders: readonly string[]
}

/** Shows all that this import wrote, at once. False when the project was filled in the meantime. */
export const reveal = (arrival: Arrival): Promise<boolean> =>
  transaction(async (tx) => {
    const { claim, header, importDigest, originals, callerId } = arrival
    const { projectId, isNew } = claim
    if (!isNew && !(await findTarget(projectId, tx)).isEmpty) return false
    const shown = isNew ? { createdAt: header.project.createdAt, deletedAt: null } : {}
    const held = { id: projectId, importDigest: claim.mark, deletedAt: isNew ? ARRIVING : null }
    const { count } = await tx.project.updateMany({ where: held, data: { importDigest, ...shown } })
    if (count === 0) throw new Error(`The import into ${projectId} has lost its hold on it.`)
    for (const [id, originalId] of originals) await tx.document.update({ where: { id }, data: { originalId }, select: { id: true } })
    await showDocuments(tx, arrival)
    await putTagsets(tx, arrival)
    if (isNew) await tx.member.create({ data: { projectId, userId: callerId, role: 'manager' } })
    await joinPlaceholders(tx, arrival)
    return true
  })

async function showDocuments(tx: Tx, { claim: { projectId }, documentIds }: Arrival): Promise<void> {
  const pieces = await inPieces(documentIds, async (ids) => [
    await tx.document.updateMany({ where: { id: { in: ids }, projectId, deletedAt: ARRIVING }, data: { deletedAt: null } }),
  ])
  const shown = pieces.reduce((sum, { count }) => sum + count, 0)
  if (shown < documentIds.length) throw new Error(`${documentIds.length - shown} documents of an import are gone.`)
}

async function joinPlaceholders(tx: Tx, { claim: { projectId }, placeholders }: Arrival): Promise<void> {
  const members = new Set((await tx.member.findMany({ where: { projectId }, select: { userId: true } })).map(({ userId }) => userId))
  const joining = placeholders.filter((userId) => !members.has(userId))
  await tx.member.createMany({ data: joining.map((userId) => ({ projectId, userId, role: 'annotator' as const })) })
}

/** The file's tagset instead of the one that an empty project has; a new project whose file has none gets the default. */
async function putTagsets(tx: Tx, { claim: { projectId, isNew }, header, callerId }: Arrival): Promise<void> {
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
