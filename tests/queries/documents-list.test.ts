import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { db } from '@/lib/data/client'
import { progressOfStages } from '@/lib/domain/reading/stage'
import { aggregates } from '@/lib/queries/aggregates'
import { readDocuments } from '@/lib/queries/documents'
import { documentsList } from '@/lib/queries/documents-list'
import { projectFrame, projectHome } from '@/lib/queries/project-home'
import { person, study } from '../support/people'

let manager: Caller
let reviewer: Caller
let anna: Caller
let ben: Caller
let stranger: Caller
let projectId: string

const TEXT = 'Dockers walked out.\nFirst printed elsewhere.'
/** Where everything is marked: two parts, with a word between them that is in neither. */
const PARTS = [
  { start: 20, end: 25, quote: 'First' },
  { start: 34, end: TEXT.length, quote: 'elsewhere.' },
]

async function article(title: string, readers: readonly Caller[], originalId?: string): Promise<{ id: string; textId: string }> {
  const document = await db().document.create({
    data: {
      projectId,
      title,
      state: 'frozen',
      originalId,
      texts: { create: { version: 1, characters: TEXT, blocks: [], inlines: [], sha256: '0', length: TEXT.length, wordCount: 6 } },
      assignments: { create: readers.map(({ userId }) => ({ userId })) },
    },
    select: { id: true, texts: { select: { id: true } } },
  })
  return { id: document.id, textId: document.texts[0]?.id ?? '' }
}

async function reading(
  of: { id: string; textId: string },
  owner: Caller,
  state: 'open' | 'submitted',
  layers: readonly string[],
  kind: 'annotator' | 'gold' = 'annotator',
) {
  const set = await db().annotationSet.create({
    data: { projectId, documentId: of.id, textId: of.textId, ownerId: owner.userId, state, kind, revision: 1 },
  })
  const ids = layers.map(() => randomUUID())
  for (const [index, layer] of layers.entries())
    await db().annotation.create({
      data: {
        id: ids[index] ?? '',
        setId: set.id,
        tag: `${layer}.one`,
        layer,
        parts: PARTS,
        start: 20,
        end: TEXT.length,
        attributes: {},
        tagsetRevision: 1,
        revision: 1,
      },
    })
  return { id: set.id, annotationIds: ids }
}

async function row(caller: Caller, id: string) {
  const list = await documentsList(caller, projectId)
  if (!list.ok) throw new Error(list.reason)
  const found = list.value.rows.find((one) => one.id === id)
  if (!found) throw new Error('not listed')
  return found
}

beforeAll(async () => {
  manager = await person('Mara Ruiz')
  reviewer = await person('Rev Iewer')
  anna = await person('Anna Okafor')
  ben = await person('Ben Tal')
  stranger = await person('Stranger')
  projectId = (
    await study([
      [manager, 'manager'],
      [reviewer, 'reviewer'],
      [anna, 'annotator'],
      [ben, 'annotator'],
    ])
  ).id
})

describe('the documents list', () => {
  test('is not there for a stranger', async () => {
    expect(await documentsList(stranger, projectId)).toMatchObject({ ok: false, reason: 'not-found' })
  })

  test('has no drafts, not even counted, for those who may not prepare them', async () => {
    const { id } = await db().document.create({ data: { projectId, title: 'Draft' }, select: { id: true } })
    for (const caller of [reviewer, anna]) {
      const [list, page, frame] = await Promise.all([
        documentsList(caller, projectId),
        readDocuments(caller, projectId, { limit: 50 }),
        projectFrame(caller, projectId),
      ])
      expect(list.ok && list.value.rows.map((row) => row.id)).not.toContain(id)
      expect(page.ok && page.value.items.map((item) => item.id)).not.toContain(id)
      expect(frame.ok && frame.value.counts.documents).toBe(list.ok && list.value.rows.length)
      expect((await projectHome(caller))[0]?.documentCount).toBe(list.ok && list.value.rows.length)
    }
    expect(await row(manager, id)).toMatchObject({ stage: 'draft' })
    const frame = await projectFrame(manager, projectId)
    expect(frame.ok && frame.value.counts.documents).toBe((await projectHome(manager))[0]?.documentCount)
    await db().document.delete({ where: { id } })
  })

  test('tells an annotator nothing of what others found before they have submitted their own reading', async () => {
    const blind = await article('Blind', [anna, ben])
    await reading(blind, ben, 'submitted', ['framing', 'boilerplate'])
    expect(await row(anna, blind.id)).toMatchObject({ tagCount: null, boilerplateShare: null, review: null })
    const own = await reading(blind, anna, 'open', ['sourcing'])
    expect(await row(anna, blind.id)).toMatchObject({ own: 'reading', tagCount: 1, boilerplateShare: 0, review: null })
    await db().annotationSet.update({ where: { id: own.id }, data: { state: 'submitted' } })
    expect(await row(anna, blind.id)).toMatchObject({ own: 'submitted', tagCount: 3, stage: 'read' })
  })

  test('tells readers their own time at a document and what is left to them, and nobody else', async () => {
    const document = await article('Time', [anna, ben])
    await db().assignment.updateMany({ where: { documentId: document.id, userId: anna.userId }, data: { activeSeconds: 90 } })
    expect((await row(anna, document.id)).ownSeconds).toBe(90)
    expect((await row(ben, document.id)).ownSeconds).toBe(0)
    for (const other of [manager, reviewer]) expect((await row(other, document.id)).ownSeconds).toBeNull()
    const left = async (caller: Caller) => {
      const list = await documentsList(caller, projectId)
      return list.ok ? list.value.left : list.reason
    }
    expect(await left(manager)).toBeNull()
    const before = Number(await left(anna))
    await reading(document, anna, 'submitted', [])
    expect(await left(anna)).toBe(before - 1)
  })

  test('shows readers by how far they are', async () => {
    const document = await article('Readers', [anna, ben])
    expect(await row(manager, document.id)).toMatchObject({
      stage: 'untouched',
      tagCount: null,
      readers: [{ state: 'assigned' }, { state: 'assigned' }],
    })
    await reading(document, ben, 'open', [])
    const { readers, stage } = await row(manager, document.id)
    expect(stage).toBe('reading')
    expect(readers.find(({ id }) => id === ben.userId)).toMatchObject({ name: 'Ben Tal', state: 'reading' })
  })

  test('counts the parts of overlapping boilerplate once, as the aggregates do, and takes the gold set’s share where there is one', async () => {
    const document = await article('Boilerplate', [])
    await reading(document, anna, 'submitted', ['boilerplate', 'boilerplate'])
    const share = ('First'.length + 'elsewhere.'.length) / TEXT.length
    expect((await row(manager, document.id)).boilerplateShare).toBeCloseTo(share)
    const submitted = { sets: 'submitted', layer: 'boilerplate', document: document.id } as const
    const counted = await aggregates(manager, projectId, { by: [], measure: 'characters', ...submitted })
    expect(counted.ok && counted.value.rows[0]?.share).toBeCloseTo(share)
    await reading(document, manager, 'submitted', ['framing'], 'gold')
    expect(await row(manager, document.id)).toMatchObject({ boilerplateShare: 0, stage: 'settled', tagCount: 2 })
  })

  test('says how much of the submitted readings was judged; what is discussed is not decided', async () => {
    const document = await article('Review', [])
    const set = await reading(document, ben, 'submitted', ['framing', 'framing', 'sourcing'])
    const decide = (at: number, verdict: string) =>
      db().decision.create({ data: { setId: set.id, annotationId: set.annotationIds[at] ?? '', reviewerId: reviewer.userId, verdict } })
    await decide(0, 'accept')
    await decide(1, 'discuss')
    expect((await row(reviewer, document.id)).review).toEqual({ decided: 1, total: 3, discussed: 1 })
  })

  test('says what was given back: to its reader what waits for an answer, to those who review that it was, to nobody else', async () => {
    const document = await article('Given back', [ben])
    const set = await reading(document, ben, 'open', ['framing', 'framing', 'sourcing'])
    for (const [at, verdict] of ['accept', 'reject', 'discuss'].entries())
      await db().decision.create({
        data: { setId: set.id, annotationId: set.annotationIds[at] ?? '', reviewerId: reviewer.userId, verdict },
      })
    expect((await row(ben, document.id)).givenBack).toEqual({ mine: 2, others: 0 })
    expect((await row(reviewer, document.id)).givenBack).toEqual({ mine: null, others: 1 })
    expect(await row(reviewer, document.id)).toMatchObject({ tagCount: null, review: null })
    expect((await row(anna, document.id)).givenBack).toBeNull()
    await reading(document, reviewer, 'open', [])
    expect((await row(reviewer, document.id)).givenBack).toBeNull()
  })

  test('says of each project on the home page what its list says', async () => {
    const document = await article('One of two has read it', [anna, ben])
    await reading(document, anna, 'submitted', [])
    for (const caller of [manager, reviewer, anna, ben]) {
      const list = await documentsList(caller, projectId)
      if (!list.ok) throw new Error(list.reason)
      const { all, read, reading } = progressOfStages(list.value.rows.map(({ stage }) => stage))
      const home = (await projectHome(caller)).find(({ id }) => id === projectId)
      expect(home).toMatchObject({ documentCount: all, readCount: read, readingCount: reading })
    }
  })

  test('names the original of a copy, and not one that is in the trash', async () => {
    const original = await article('Original', [])
    const copy = await article('Copy', [], original.id)
    expect((await row(manager, copy.id)).original).toEqual({ id: original.id, title: 'Original' })
    await db().document.update({ where: { id: original.id }, data: { deletedAt: new Date() } })
    expect((await row(manager, copy.id)).original).toBeNull()
  })
})
