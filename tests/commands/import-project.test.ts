import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { importIntoProject, importProject } from '@/lib/commands/import-project'
import { restoreProject } from '@/lib/commands/trash-project'
import { db } from '@/lib/data/client'
import { sha256Of } from '@/lib/data/text-digest'
import type { BundleDocument } from '@/lib/domain/formats/galley-jsonl'
import { toCodePoints } from '@/lib/domain/formats/galley-jsonl'
import type { Text } from '@/lib/domain/text/text'
import { bytesOf, exported, parsedJsonl } from '../support/datasets'
import { person, study } from '../support/people'
import { frozen, relating } from '../support/readings'
import { reading } from '../support/reviews'
import { anyText } from '../support/texts'

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

const time = fc.integer({ min: 1_600_000_000_000, max: 1_800_000_000_000 }).map((ms) => new Date(ms).toISOString())

/** A document line of any text, with annotations that lie anywhere in it; offsets are code points. */
const anyLine = fc
  .tuple(
    anyText.filter((text) => text.characters.trim() !== ''),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('framing.labeling', 'boilerplate.byline', 'sourcing.hedge')), { maxLength: 8 }),
    fc.uuid({ version: 7 }),
    time,
    fc.string({ maxLength: 20 }),
  )
  .map(([text, places, id, createdAt, note]) => toCodePoints(lineOf(withWholeInlines(text), places, id, createdAt, note)))

/** Formatting that cuts no character in two. */
function withWholeInlines(text: Text): Text {
  const cuts = (at: number) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.characters.slice(at - 1, at + 1))
  return { ...text, inlines: text.inlines.filter(({ start, end }) => !cuts(start) && !cuts(end)) }
}

function lineOf(
  text: Text,
  places: readonly (readonly [number, number, string])[],
  id: string,
  createdAt: string,
  note: string,
): BundleDocument {
  const points = [0]
  for (const character of text.characters) points.push((points.at(-1) as number) + character.length)
  const textId = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`
  const seen = new Set<string>()
  const annotations = places
    .flatMap(([a, b, tag], n) => {
      const [from, to] = [a % points.length, b % points.length].sort((one, other) => one - other) as [number, number]
      const [start, end] = [points[from] as number, points[to] as number]
      const place = `${start} ${end} ${tag}`
      if (start === end || seen.has(place)) return []
      seen.add(place)
      return [
        {
          id: `${id.slice(0, 15)}${(n + 256).toString(16)}${id.slice(18)}`,
          tag,
          layer: tag.split('.')[0] as string,
          parts: [{ start, end, quote: text.characters.slice(start, end) }],
          attributes: {},
          note: note.replace(/\0/g, '').toWellFormed(),
          confidence: null,
          takenFromId: null,
          tagsetRevision: 1,
          createdAt,
          updatedAt: createdAt,
        },
      ]
    })
    .sort(
      (a, b) =>
        (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0) || (b.parts[0]?.end ?? 0) - (a.parts[0]?.end ?? 0) || (a.id < b.id ? -1 : 1),
    )
  const none = {
    publisher: null,
    url: null,
    publishedAt: null,
    byline: null,
    language: null,
    originalPublisher: null,
    originalUrl: null,
    originalPublishedAt: null,
    retrievedAt: null,
  }
  return {
    galley: 1,
    document: {
      id,
      title: 'Any',
      provenance: none,
      further: { a: [note.replace(/\0/g, '').toWellFormed()] },
      originalId: null,
      createdAt,
      text: { ...text, id: textId, version: 1, sha256: sha256Of(text) },
      earlierTexts: [],
      source: null,
    },
    annotationSets: [
      {
        id: `${id.slice(0, -2)}ff`,
        textId,
        owner: { id: 'p', name: 'Pat', email: 'pat@example.com' },
        kind: 'annotator',
        name: null,
        state: 'open',
        revision: annotations.length,
        settledFromId: null,
        createdAt,
        submittedAt: null,
        annotations,
        relations: [],
        decisions: [],
        comments: [],
      },
    ],
  }
}

test('any file that holds comes out as it went in, on an instance where its ids are taken too', async () => {
  const { jsonl } = await scene()
  const header = jsonl.slice(0, jsonl.indexOf('\n') + 1)
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(anyLine, { maxLength: 4, selector: (line) => line.document.id }), async (given) => {
      const lines = [...given].sort((a, b) =>
        a.document.createdAt < b.document.createdAt
          ? -1
          : a.document.createdAt > b.document.createdAt
            ? 1
            : a.document.id < b.document.id
              ? -1
              : 1,
      )
      const file = header + lines.map((line) => `${JSON.stringify(line)}\n`).join('')
      for (const caller of [await person('Owner', 'owner'), await person('Other', 'owner')]) {
        const done = await importProject(caller, bytesOf(file, 64))
        if (!done.ok) throw new Error(JSON.stringify(done))
        const out = parsedJsonl(await exported(caller, done.value.answer.id)).lines
        const withoutPeople = (all: readonly BundleDocument[]) =>
          all.map((line) => ({ ...line, annotationSets: line.annotationSets.map((set) => ({ ...set, owner: set.owner?.email })) }))
        expect(sorted(substance(withoutPeople(out) as never))).toEqual(sorted(substance(withoutPeople(lines) as never)))
      }
    }),
    { seed: 20261124, numRuns: 20, endOnFailure: true },
  )
})

/** The same value with keys in one order. */
const sorted = (json: unknown) => JSON.parse(json as string)
