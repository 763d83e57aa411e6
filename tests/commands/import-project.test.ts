import fc from 'fast-check'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { applyInside } from '@/lib/commands/apply-changes'
import { deleteDocument, restoreDocument } from '@/lib/commands/change-document'
import { importIntoProject, importProject } from '@/lib/commands/import-project'
import { restoreProject } from '@/lib/commands/trash-project'
import { db, transaction } from '@/lib/data/client'
import type { Change } from '@/lib/domain/annotation/change'
import type { BundleDocument } from '@/lib/domain/formats/galley-jsonl'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'
import { anyProject, fileOf, held, type Lines } from '../support/bundles'
import { bytesOf, exported, parsedJsonl } from '../support/datasets'
import { person, study } from '../support/people'
import { frozen, relating } from '../support/readings'
import { reading } from '../support/reviews'

const TEXT = 'Officials said 😀 the so-called “reform” would go ahead, sources said.\nShare this article.'

async function scene() {
  const [mona, ada] = [await person('Mona'), await person('Ada')]
  const project = await study([
    [mona, 'manager'],
    [ada, 'annotator'],
  ])
  const document = await frozen(project.id, TEXT, 'Strike')
  const tags = [
    ['sourcing.source', 'Officials'],
    ['sourcing.cue', 'said'],
    ['framing.scare_quotes', '“reform”'],
  ] as const
  const set = await reading(document, ada, tags, 'submitted', ([source, cue]) => [relating('attribution', source as string, cue as string)])
  await db().decision.create({
    data: {
      setId: set.id,
      annotationId: set.annotations[0] as string,
      reviewerId: mona.userId,
      verdict: 'reject',
      reason: 'wrong-span',
      answer: { create: { agrees: false, comment: 'No.' } },
    },
  })
  return { mona, ada, project, set, jsonl: await exported(mona, project.id) }
}

/** The lines without what an import may change: ids, and the number of the last change. */
function substance(lines: readonly BundleDocument[]): unknown {
  const text = JSON.stringify(lines, (key, value) => (key === 'revision' ? undefined : value))
  const numbers = new Map<string, string>()
  const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
  return text.replace(ids, (id) => numbers.get(id) ?? (numbers.set(id, `#${numbers.size}`).get(id) as string))
}

test('nobody fills a project that they do not manage', async () => {
  const { ada, project, jsonl } = await scene()
  const stranger = await person('Stranger')
  expect(await importIntoProject(stranger, project.id, bytesOf(jsonl))).toMatchObject({ ok: false, reason: 'not-found' })
  expect(await importIntoProject(ada, project.id, bytesOf(jsonl))).toMatchObject({ ok: false, reason: 'forbidden' })
})

test('what was exported comes in again and goes out the same', async () => {
  const { mona, project, jsonl } = await scene()
  const done = await importProject(mona, bytesOf(jsonl))
  if (!done.ok) throw new Error(JSON.stringify(done))
  expect(done.value.isNew).toBe(true)
  expect(done.value.answer).toMatchObject({ name: 'Study', documents: 1, annotationSets: 1, annotations: 3, decisions: 1 })
  expect(done.value.answer.id).not.toBe(project.id)
  expect(substance(parsedJsonl(await exported(mona, done.value.answer.id)).lines)).toEqual(substance(parsedJsonl(jsonl).lines))
})

test('the same file by the same caller is the same project', async () => {
  const { mona, jsonl } = await scene()
  const [first, second] = [await importProject(mona, bytesOf(jsonl)), await importProject(mona, bytesOf(jsonl, 7))]
  if (!first.ok || !second.ok) throw new Error('refused')
  expect(second.value.isNew).toBe(false)
  expect(second.value.answer.id).toBe(first.value.answer.id)
  const byOther = await importProject(await person('Other'), bytesOf(jsonl))
  expect(byOther.ok && byOther.value.isNew).toBe(true)
})

test('who made a project of a file and no longer manages it is told nothing of it by the file', async () => {
  const { jsonl } = await scene()
  const maker = await person('Maker')
  const made = await importProject(maker, bytesOf(jsonl))
  const id = made.ok ? made.value.answer.id : ''
  for (const change of [{ role: 'viewer' as const }, null]) {
    if (change) await db().member.updateMany({ where: { projectId: id, userId: maker.userId }, data: change })
    else await db().member.deleteMany({ where: { projectId: id, userId: maker.userId } })
    const again = await importProject(maker, bytesOf(jsonl))
    expect(again).toMatchObject({ ok: true, value: { isNew: true } })
    const other = again.ok ? again.value.answer.id : ''
    expect(other).not.toBe(id)
    await db().project.delete({ where: { id: other } })
  }
})

test('each annotation and relation that came in stands in the log of changes', async () => {
  const { mona, jsonl } = await scene()
  const done = await importProject(mona, bytesOf(jsonl))
  if (!done.ok) throw new Error('refused')
  const set = await db().annotationSet.findFirstOrThrow({
    where: { projectId: done.value.answer.id },
    include: { changes: { orderBy: { sequence: 'asc' } }, annotations: true, relations: true },
  })
  expect(set.changes.map(({ sequence }) => sequence)).toEqual(Array.from({ length: set.revision }, (_, n) => n + 1))
  expect(set.changes.map(({ subjectId }) => subjectId).sort()).toEqual([...set.annotations, ...set.relations].map(({ id }) => id).sort())
})

test('a file gives nobody rights: roles in it are not followed, authors who are not here cannot sign in', async () => {
  const { ada, mona, jsonl } = await scene()
  const forged = jsonl
    .replaceAll(mona.email, 'root@example.com')
    .replaceAll('"role":"annotator"', '"role":"manager"')
    .replace('"galley":1,', '"galley":1,"sessions":[{"token":"x"}],"users":[{"role":"owner"}],')
  const other = await person('Other', 'owner')
  const done = await importProject(other, bytesOf(forged))
  if (!done.ok) throw new Error(JSON.stringify(done))
  const members = await db().member.findMany({ where: { projectId: done.value.answer.id }, include: { user: true } })
  expect(members.map(({ role, user }) => [role, user.email]).sort()).toEqual([
    ['annotator', 'root@example.com'],
    ['manager', other.email],
  ])
  expect(await db().user.findUnique({ where: { email: 'root@example.com' } })).toMatchObject({ role: 'member', passwordHash: null })
  expect(done.value.answer.people).toContainEqual(expect.objectContaining({ id: ada.userId, email: ada.email }))
})

test('a project that is not empty is not filled, an empty one is', async () => {
  const { mona, project, jsonl } = await scene()
  expect(await importIntoProject(mona, project.id, bytesOf(jsonl))).toMatchObject({ ok: false, reason: 'not-empty' })
  const empty = await study([[mona, 'manager']], 'Empty')
  expect(await importIntoProject(mona, empty.id, bytesOf(jsonl))).toMatchObject({
    ok: true,
    value: { isNew: true, answer: { id: empty.id, name: 'Empty', annotations: 3 } },
  })
  expect(await importIntoProject(mona, empty.id, bytesOf(jsonl))).toMatchObject({ ok: true, value: { isNew: false } })
})

test('a project whose documents are all in the trash is not filled, not by its own file either, and keeps its tagset', async () => {
  const { mona, project, jsonl } = await scene()
  const other = jsonl.replace('Study', 'Another study')
  const empty = await study([[mona, 'manager']], 'Empty')
  await importIntoProject(mona, empty.id, bytesOf(jsonl))
  for (const { id } of [project, empty]) {
    const [document] = await db().document.findMany({ where: { projectId: id } })
    await deleteDocument(mona, document?.id ?? '')
    const before = await db().tagsetRevision.findMany({ where: { projectId: id } })
    for (const file of [jsonl, other])
      expect(await importIntoProject(mona, id, bytesOf(file))).toMatchObject({
        ok: false,
        reason: 'not-empty',
        detail: expect.stringContaining('in its trash'),
      })
    expect(await db().tagsetRevision.findMany({ where: { projectId: id } })).toEqual(before)
    expect(await restoreDocument(mona, document?.id ?? '')).toMatchObject({ ok: true })
  }
})

test('the same file sent twice at once is one whole project', async () => {
  const { mona, jsonl } = await scene()
  const both = await Promise.all([importProject(mona, bytesOf(jsonl)), importProject(mona, bytesOf(jsonl))])
  const done = both.flatMap((one) => (one.ok ? [one.value] : []))
  expect(done.filter(({ isNew }) => isNew)).toHaveLength(1)
  for (const one of both) if (!one.ok) expect(one.reason).toBe('import-running')
  for (const { answer } of done) expect(answer).toMatchObject({ id: done[0]?.answer.id, documents: 1, annotations: 3, decisions: 1 })
  expect(await db().project.count({ where: { createdById: mona.userId } })).toBe(1)
  expect(await importProject(mona, bytesOf(jsonl))).toMatchObject({ ok: true, value: { isNew: false, answer: { annotations: 3 } } })
})

test('of two imports into one project at once one fills it, and nothing of the other stays', async () => {
  const { mona, jsonl } = await scene()
  const other = (await scene()).jsonl
  for (const second of [jsonl, other]) {
    const empty = await study([[mona, 'manager']], 'Empty')
    const both = await Promise.all([jsonl, second].map((file) => importIntoProject(mona, empty.id, bytesOf(file))))
    expect(both.filter((one) => one.ok && one.value.isNew)).toHaveLength(1)
    for (const one of both) if (!one.ok) expect(['import-running', 'not-empty']).toContain(one.reason)
    expect(await db().document.findMany({ where: { projectId: empty.id }, select: { deletedAt: true } })).toEqual([{ deletedAt: null }])
  }
})

test('two people who import the same file at once both get all of it', async () => {
  const { mona, project, jsonl } = await scene()
  // its ids are free, so that both would keep them
  await db().project.delete({ where: { id: project.id } })
  const both = await Promise.all([importProject(mona, bytesOf(jsonl)), importProject(await person('Other'), bytesOf(jsonl))])
  for (const one of both)
    expect(one).toMatchObject({ ok: true, value: { isNew: true, answer: { documents: 1, annotations: 3, decisions: 1 } } })
})

/** What a killed server leaves: a project that is arriving since then. */
const brokenOff = (callerId: string, createdAt: Date, importDigest = 'x') =>
  db().project.create({ data: { name: 'Broken off', createdById: callerId, createdAt, importDigest, deletedAt: new Date(0) } })
const hourAgo = () => new Date(Date.now() - 3600_000)

test('what was broken off is removed, also before its first document; what is arriving is left alone', async () => {
  const { mona, jsonl } = await scene()
  await brokenOff(mona.userId, hourAgo())
  const young = await brokenOff(mona.userId, new Date())
  const going = await brokenOff(mona.userId, hourAgo())
  await db().document.create({ data: { projectId: going.id, title: 'Just written', deletedAt: new Date(0) } })
  await importProject(mona, bytesOf(jsonl))
  const left = await db().project.findMany({ where: { name: 'Broken off', createdById: mona.userId }, select: { id: true } })
  expect(left.map(({ id }) => id).sort()).toEqual([young.id, going.id].sort())
  await db().project.deleteMany({ where: { name: 'Broken off' } })
})

test('a project whose import was broken off long ago can be filled, one in which it goes on cannot', async () => {
  const { mona, jsonl } = await scene()
  const into = async (since: Date) => {
    const { id } = await study([[mona, 'manager']], 'Half')
    await db().project.update({ where: { id }, data: { importDigest: `arriving ${since.toISOString()} other` } })
    return importIntoProject(mona, id, bytesOf(jsonl))
  }
  expect(await into(new Date())).toMatchObject({ ok: false, reason: 'import-running' })
  expect(await into(hourAgo())).toMatchObject({ ok: true, value: { isNew: true } })
  await db().project.deleteMany({ where: { name: 'Half' } })
})

test('what is arriving cannot be taken out of the trash', async () => {
  const owner = await person('Owner', 'owner')
  const { id } = await brokenOff(owner.userId, new Date())
  expect(await restoreProject(owner, id)).toMatchObject({ ok: false, reason: 'not-found' })
  await db().project.delete({ where: { id } })
})

test('only the owner’s import makes people of the addresses in a file', async () => {
  const { ada, jsonl } = await scene()
  const forged = jsonl.replaceAll(ada.email, 'x@inst.example')
  const done = await importProject(await person('Other'), bytesOf(forged))
  if (!done.ok) throw new Error(JSON.stringify(done))
  expect(done.value.answer.people).toContainEqual(
    expect.objectContaining({ name: 'Ada', email: expect.stringMatching(/@imported\.invalid$/), isKnown: false }),
  )
  expect(await db().user.count({ where: { email: 'x@inst.example' } })).toBe(0)
  const byOwner = await importProject(await person('Owner', 'owner'), bytesOf(forged))
  expect(byOwner.ok && byOwner.value.answer.people.map(({ email }) => email)).toContain('x@inst.example')
})

test('nobody but the owner adds to what somebody has written who has not claimed it yet', async () => {
  const { ada, jsonl } = await scene()
  const file = jsonl.replaceAll(ada.email, 'late@inst.example')
  const late = await db().user.create({ data: { name: 'Late', email: 'late@inst.example' } })
  const authors = async (caller: Caller) => {
    const done = await importProject(caller, bytesOf(file))
    return done.ok ? done.value.answer.people.map(({ id }) => id) : []
  }
  expect(await authors(await person('Other'))).not.toContain(late.id)
  expect(await authors(await person('Owner', 'owner'))).toContain(late.id)
  // whoever can sign in is found by everybody
  await db().user.update({ where: { id: late.id }, data: { passwordHash: 'x' } })
  expect(await authors(await person('Third'))).toContain(late.id)
})

const faults: readonly (readonly [string, (jsonl: string) => string, string, string])[] = [
  ['of a later version', (file) => file.replace('"galley":1', '"galley":9'), 'line 1', 'unknown-version'],
  ['that is no JSON in a line', (file) => `${file}{"galley":1,\n`, 'line 3', 'invalid-json'],
  [
    'with a quote that does not stand there',
    (file) => file.replace('"quote":"said"', '"quote":"sad!"'),
    'line 2.annotationSets.0.annotations.1',
    'quote-mismatch',
  ],
  [
    'whose text was changed',
    (file) => file.replace('"characters":"Officials', '"characters":"officials'),
    'line 2.document.text.sha256',
    'invalid',
  ],
  [
    'with a tag that its tagset lacks',
    (file) => file.replace('"tag":"sourcing.cue"', '"tag":"sourcing.nope"'),
    'line 2.annotationSets.0.annotations.1',
    'unknown-tag',
  ],
  ['with a document twice', (file) => `${file}${file.split('\n')[1]}\n`, 'line 3', 'id-taken'],
  ['in the wrong unit', (file) => file.replace('"code-point"', '"utf-16"'), 'line 2.document.text', 'blocks'],
]
test.each(faults)('a file %s is refused whole, with the line', async (_, spoil, path, reason) => {
  const { mona, jsonl } = await scene()
  const before = await db().project.count()
  const done = await importProject(mona, bytesOf(spoil(jsonl)))
  expect(done).toMatchObject({ ok: false, reason: 'unreadable-file' })
  expect(done.ok ? [] : done.errors).toContainEqual(expect.objectContaining({ path, reason }))
  expect(await db().project.count()).toBe(before)
})

test('any project that was exported comes in as it went out: with its ids where they are free, with others where they are taken, and once', async () => {
  const instance = await person('Owner', 'owner')
  await fc.assert(
    fc.asyncProperty(anyProject, async (lines) => {
      const file = fileOf(lines)
      const first = await imported(instance, file)
      expect(first).toMatchObject({ isNew: true, answer: { newIds: 0, documents: lines.documents.length } })
      const out = read(await exported(instance, first.answer.id))
      expect(held(out)).toEqual(held(lines))

      const again = await imported(instance, file)
      expect(again).toEqual({ isNew: false, answer: first.answer })

      // elsewhere every id is taken, and each is replaced by one other; things keep their order
      const other = await person('Other', 'owner')
      const copy = read(await exported(other, (await imported(other, file)).answer.id))
      expect(withoutIds(copy)).toEqual(withoutIds(out))
      expect(idsOf(copy).filter((id) => idsOf(out).includes(id))).toEqual([])
    }),
    { seed: 20261124, numRuns: 25, endOnFailure: true },
  )
})

async function imported(caller: Caller, file: string) {
  const done = await importProject(caller, bytesOf(file, 500))
  if (!done.ok) throw new Error(JSON.stringify(done).slice(0, 2000))
  return done.value
}

function read(jsonl: string): Lines {
  const { header, lines } = parsedJsonl(jsonl)
  return { header, documents: lines }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** The ids of what belongs to the project. People's are theirs. */
const idsOf = ({ header, documents }: Lines): string[] => [
  header.project.id,
  ...documents.flatMap((line) => [
    line.document.id,
    line.document.text.id,
    ...line.annotationSets.flatMap((set) =>
      [set, ...set.annotations, ...set.relations, ...set.decisions, ...set.comments].map(({ id }) => id),
    ),
  ]),
]
/** The same with each id said as the number of its first place. */
function withoutIds(lines: Lines): unknown {
  const text = JSON.stringify(held(lines))
  const numbers = new Map([...new Set(text.match(UUID))].map((id, n) => [id, n]))
  return JSON.parse(text.replace(UUID, (id) => `#${numbers.get(id)}`))
}

test('what is in the trash and what is no frozen text yet stay out of an export; what was deleted of a reading too', async () => {
  const { mona, project, set } = await scene()
  const trashed = await frozen(project.id, TEXT, 'Thrown away')
  await db().document.update({ where: { id: trashed.documentId }, data: { deletedAt: new Date() } })
  await db().document.create({ data: { projectId: project.id, title: 'Not ready' } })
  const gone = set.annotations[2] as string
  await db().comment.create({ data: { setId: set.id, annotationId: gone, authorId: mona.userId, body: 'Why?' } })
  await applyTo(set.id, { kind: 'delete', annotation: { id: gone } })
  const jsonl = await exported(mona, project.id)
  for (const trace of ['Thrown away', 'Not ready', gone, 'Why?']) expect(jsonl).not.toContain(trace)
  const { answer } = await imported(mona, jsonl)
  expect(answer).toMatchObject({ documents: 1, annotations: 2, relations: 1, decisions: 1, comments: 0 })
})

test('a verdict that was taken back, one that the annotation has outrun, and a relation of a kind given up since come in', async () => {
  const { mona, project, set } = await scene()
  const [first, second] = set.annotations as [string, string]
  await db().decision.updateMany({ where: { setId: set.id }, data: { supersededAt: new Date(), revision: set.annotations.length } })
  await db().decision.create({ data: { setId: set.id, annotationId: second, reviewerId: mona.userId, verdict: 'accept', revision: 1 } })
  await applyTo(set.id, { kind: 'update', annotation: { id: second, note: 'seen again' } })
  const later = { ...defaultTagset, relations: defaultTagset.relations.filter(({ key }) => key !== 'attribution') }
  await db().tagsetRevision.create({ data: { projectId: project.id, number: 2, tagset: JSON.parse(JSON.stringify(later)) } })
  await applyTo(set.id, { kind: 'update', annotation: { id: first, note: 'seen under the second' } })
  const jsonl = await exported(mona, project.id)
  const { answer } = await imported(mona, jsonl)
  const { lines } = parsedJsonl(await exported(mona, answer.id))
  expect(lines[0]?.annotationSets[0]?.relations).toHaveLength(1)
  const decisions = lines[0]?.annotationSets[0]?.decisions.map(({ verdict, supersededAt, isOutdated }) => [
    verdict,
    supersededAt !== null,
    isOutdated,
  ])
  expect(decisions?.toSorted()).toEqual([
    ['accept', false, true],
    ['reject', true, true],
  ])
})

type Unnamed = Change extends infer C ? (C extends Change ? Omit<C, 'id'> : never) : never
/** Changes a reading that was submitted, as its owner could after taking it back. */
async function applyTo(setId: string, change: Unnamed): Promise<void> {
  await db().annotationSet.update({ where: { id: setId }, data: { state: 'open' } })
  const done = await transaction((tx) => applyInside(tx, setId, null, [{ id: v7(), ...change } as Change]))
  await db().annotationSet.update({ where: { id: setId }, data: { state: 'submitted' } })
  expect(done).toMatchObject({ ok: true, value: { refused: [] } })
}
