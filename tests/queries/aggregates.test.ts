import { expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { aggregatesQuery, spansQuery } from '@/lib/contracts/aggregates'
import { countSql, spansSql } from '@/lib/data/aggregates'
import { db, Prisma } from '@/lib/data/client'
import { databaseUrl, providerOf } from '@/lib/data/provider'
import { aggregates } from '@/lib/queries/aggregates'
import { aggregatesPage } from '@/lib/queries/aggregates-page'
import { spans } from '@/lib/queries/spans'
import { person, study } from '../support/people'
import { frozen } from '../support/readings'
import { reading } from '../support/reviews'

const TEXT = 'Officials said the so-called “reform” would go ahead.\nShare this article.'

async function scene() {
  const [mona, ada, ben] = [await person('Mona'), await person('Ada'), await person('Ben')]
  const project = await study([
    [mona, 'manager'],
    [ada, 'annotator'],
    [ben, 'annotator'],
  ])
  const document = await frozen(project.id, TEXT, 'Strike')
  await db().document.update({ where: { id: document.documentId }, data: { publisher: 'The Wire' } })
  const set = await reading(document, ada, [
    ['framing.scare_quotes', '“reform”'],
    ['framing.loaded_language', 'so-called “reform”'],
    ['boilerplate.share_prompt', 'Share this article.'],
  ])
  return { mona, ada, ben, project, document, set }
}

const count = async (caller: Caller, id: string, query: Record<string, string> = {}) => {
  const answer = await aggregates(caller, id, aggregatesQuery.parse(query))
  return answer.ok ? answer.value : answer.reason
}
const list = async (caller: Caller, id: string, query: Record<string, string> = {}) => {
  const answer = await spans(caller, id, spansQuery.parse(query))
  return answer.ok ? answer.value : answer.reason
}

test('somebody outside of the project learns no number', async () => {
  const { project } = await scene()
  const cleo = await person('Cleo')
  expect(await count(cleo, project.id)).toBe('not-found')
  expect(await list(cleo, project.id)).toBe('not-found')
})

test('numbers and spans are the same with and without what may not be seen yet', async () => {
  const { ben, project, document, set } = await scene()
  await reading(document, ben, [['sourcing.cue', 'said']], 'open')
  const queries = [
    { by: 'tag' },
    { by: 'annotator,state' },
    { by: 'layer', measure: 'characters' },
    { by: 'publisher', measure: 'characters', layer: 'framing' },
  ]
  const ask = async () =>
    JSON.stringify(
      await Promise.all(
        ['submitted', 'gold', 'mine', 'all-visible'].flatMap((sets) => [
          ...queries.map((query) => count(ben, project.id, { ...query, sets } as never)),
          list(ben, project.id, { sets }),
        ]),
      ),
    )
  const withOthers = await ask()
  await db().annotationSet.delete({ where: { id: set.id } })
  expect(await ask()).toBe(withOthers)
})

test('progress shows every member who may annotate, also who has submitted nothing; no viewer and nobody who may not sign in', async () => {
  const { mona, ada, ben, project } = await scene()
  const [vera, gone] = [await person('Vera'), await person('Gone')]
  await db().member.create({ data: { projectId: project.id, userId: vera.userId, role: 'viewer' } })
  await db().member.create({ data: { projectId: project.id, userId: gone.userId, role: 'annotator' } })
  await db().user.update({ where: { id: gone.userId }, data: { disabledAt: new Date() } })
  const shown = async (asked: { sets?: 'mine' | 'gold'; filters?: { annotator: string } } = {}) => {
    const question = { show: 'review' as const, rows: 'annotator' as const, sets: null, filters: {}, at: {}, ...asked }
    const page = await aggregatesPage(mona, project.id, question)
    return page.ok ? page.value.rows.map(({ annotator, annotations }) => [annotator?.name, annotations]) : page.reason
  }
  expect(await shown()).toEqual([
    [ada.name, 3],
    [ben.name, 0],
    [mona.name, 0],
  ])
  expect(await shown({ filters: { annotator: ben.userId } })).toEqual([[ben.name, 0]])
  expect(await shown({ sets: 'mine' })).toEqual([[mona.name, 0]])
  expect(await shown({ sets: 'gold' })).toEqual([])
})

test('annotations are counted by any of the dimensions, and the sets that count are named', async () => {
  const { mona, ada, project, set } = await scene()
  await db().decision.create({
    data: { setId: set.id, annotationId: set.annotations[0] as string, reviewerId: mona.userId, verdict: 'accept' },
  })
  expect(await count(mona, project.id, { by: 'layer' })).toMatchObject({
    counted: { choice: 'submitted', sets: 1, documents: 1, annotators: 1, characters: TEXT.length },
    total: 3,
    rows: [
      { layer: 'framing', annotations: 2, documents: 1, sets: 1 },
      { layer: 'boilerplate', annotations: 1 },
    ],
  })
  expect(await count(mona, project.id, { by: 'publisher,annotator,state' })).toMatchObject({
    rows: [
      { publisher: 'The Wire', annotator: { id: ada.userId, name: 'Ada' }, state: 'open', annotations: 2 },
      { publisher: 'The Wire', state: 'accepted', annotations: 1 },
    ],
  })
  expect(await count(mona, project.id, { by: 'tag', state: 'accepted' })).toMatchObject({
    total: 1,
    rows: [{ tag: 'framing.scare_quotes' }],
  })
  expect(await count(mona, project.id, { sets: 'gold' })).toMatchObject({ total: 0, counted: { sets: 0 } })
})

test('a verdict on what was changed since counts no longer, nor one that was taken back', async () => {
  const { mona, project, set } = await scene()
  const base = { setId: set.id, reviewerId: mona.userId }
  await db().decision.create({ data: { ...base, annotationId: set.annotations[0] as string, verdict: 'accept', revision: 0 } })
  await db().decision.create({ data: { ...base, annotationId: set.annotations[1] as string, verdict: 'reject', supersededAt: new Date() } })
  expect(await count(mona, project.id, { by: 'state' })).toMatchObject({ rows: [{ state: 'open', annotations: 3 }] })
})

test('a layer covers each character once, in shares of what was read', async () => {
  const { mona, project } = await scene()
  const covered = 'so-called “reform”'.length
  expect(await count(mona, project.id, { by: 'layer', measure: 'characters' })).toMatchObject({
    rows: [
      { layer: 'boilerplate', covered: 19, read: TEXT.length },
      { layer: 'framing', covered, share: covered / TEXT.length },
    ],
  })
  expect(await count(mona, project.id, { by: 'publisher', measure: 'characters', layer: 'boilerplate' })).toMatchObject({
    rows: [{ publisher: 'The Wire', covered: 19, read: TEXT.length, share: 19 / TEXT.length }],
  })
})

test('the spans behind a number are as many as it says, in their context, page by page', async () => {
  const { mona, project } = await scene()
  const all = await list(mona, project.id)
  expect(all).toMatchObject({
    items: [
      {
        quote: 'so-called “reform”',
        before: 'Officials said the ',
        after: ' would go ahead.',
        paragraph: 1,
        title: 'Strike',
        state: 'open',
      },
      { quote: '“reform”' },
      { quote: 'Share this article.', before: '', after: '', paragraph: 2 },
    ],
    next: null,
  })
  const first = await list(mona, project.id, { limit: '2' })
  if (typeof first === 'string' || typeof all === 'string') throw new Error('refused')
  const second = await list(mona, project.id, { limit: '2', cursor: first.next as string })
  expect([...first.items, ...(typeof second === 'string' ? [] : second.items)]).toEqual(all.items)
  expect(await list(mona, project.id, { layer: 'framing' })).toMatchObject({ items: [{}, {}] })
})

test.skipIf(providerOf(databaseUrl()) !== 'sqlite')('no count and no list of spans goes through all annotations', async () => {
  const plans = [
    countSql(['a', 'b'], ['layer', 'tag', 'publisher', 'annotator', 'state'], {}),
    countSql(['a'], ['tag'], { layer: 'framing' }),
    spansSql(['a'], { state: 'open' }, 50, null),
  ]
  for (const sql of plans) {
    const plan = await db().$queryRaw<{ detail: string }[]>(Prisma.sql`EXPLAIN QUERY PLAN ${sql}`)
    expect(plan.map(({ detail }) => detail).filter((detail) => /^SCAN (?!json_each|value)/.test(detail))).toEqual([])
    expect(plan.some(({ detail }) => /SEARCH a USING (COVERING )?INDEX Annotation_setId_deletedAt/.test(detail))).toBe(true)
  }
})
