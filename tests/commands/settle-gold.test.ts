import { beforeEach, expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { acceptRest, decide } from '@/lib/commands/decide'
import { settleGold } from '@/lib/commands/settle-gold'
import { withdrawDecision } from '@/lib/commands/withdraw-decision'
import { db } from '@/lib/data/client'
import { person, study } from '../support/people'
import { frozen, relating } from '../support/readings'
import { ARTICLE, reading } from '../support/reviews'

let reader: Caller
let reviewer: Caller
let second: Caller
let document: Awaited<ReturnType<typeof frozen>>
let set: Awaited<ReturnType<typeof reading>>
const TAGGED = [
  ['sourcing.source', 'The minister'],
  ['sourcing.cue', 'said'],
  ['sourcing.content', 'the so-called reform would go ahead'],
] as const

beforeEach(async () => {
  ;[reader, reviewer, second] = [await person('Tea'), await person('Maria'), await person('Ada')]
  const project = await study([
    [reader, 'annotator'],
    [reviewer, 'reviewer'],
    [second, 'reviewer'],
  ])
  document = await frozen(project.id, ARTICLE)
  set = await reading(document, reader, TAGGED, 'submitted', ([source = '', cue = '', content = '']) => [
    relating('attribution', source, cue),
    relating('attribution', cue, content),
  ])
})

const goldOf = () =>
  db().annotationSet.findMany({
    where: { textId: document.textId, kind: 'gold' },
    include: {
      annotations: { where: { deletedAt: null }, orderBy: { start: 'asc' } },
      relations: { where: { deletedAt: null } },
      changes: true,
    },
  })

test('a stranger may not settle, nor the annotator, nor anybody while an annotation is open', async () => {
  expect(await settleGold(await person('Stranger'), set.id)).toMatchObject({ reason: 'not-found' })
  expect(await settleGold(reader, set.id)).toMatchObject({ reason: 'forbidden' })
  await decide(reviewer, set.annotations[0] ?? '', { verdict: 'accept' })
  expect(await settleGold(reviewer, set.id)).toMatchObject({ reason: 'still-open', detail: '2 annotations are not decided yet.' })
  expect(await goldOf()).toEqual([])
})

test('gold holds what was accepted and fixed, with relations and history, and says where it comes from', async () => {
  const start = ARTICLE.indexOf('minister')
  const parts = [{ start, end: start + 8, quote: 'minister' }]
  await decide(reviewer, set.annotations[0] ?? '', { verdict: 'fix', proposal: { parts } })
  await acceptRest(reviewer, set.id)
  expect(await settleGold(reviewer, set.id)).toMatchObject({ ok: true, value: { annotations: 3, relations: 2, relationsLeftOut: 0 } })
  const [gold, ...none] = await goldOf()
  expect(none).toEqual([])
  expect(gold).toMatchObject({ settledFromId: set.id, ownerId: reviewer.userId, state: 'submitted', revision: 5 })
  expect(gold?.annotations.map((one) => one.takenFromId)).toEqual(set.annotations)
  expect(gold?.annotations[0]?.parts).toEqual(parts)
  expect(gold?.changes).toHaveLength(5)
})

test('settling again changes gold by changes, whoever settles, and one gold set stays', async () => {
  await acceptRest(reviewer, set.id)
  await settleGold(reviewer, set.id)
  await settleGold(reviewer, set.id)
  expect((await goldOf())[0]?.changes).toHaveLength(5)
  await new Promise((resolve) => setTimeout(resolve, 5))
  await decide(second, set.annotations[1] ?? '', { verdict: 'reject', reason: 'not-a-case' })
  expect(await settleGold(second, set.id)).toMatchObject({ value: { annotations: 2, relations: 0, relationsLeftOut: 2 } })
  const all = await goldOf()
  expect(all).toMatchObject([{ ownerId: second.userId, annotations: [{}, {}], relations: [], changes: { length: 6 } }])
})

test('a verdict that gold was settled from is not taken back; one given since is', async () => {
  const first = await decide(reviewer, set.annotations[0] ?? '', { verdict: 'accept' })
  await acceptRest(reviewer, set.id)
  await settleGold(reviewer, set.id)
  expect(await withdrawDecision(reviewer, first.ok ? first.value.id : '')).toMatchObject({ reason: 'settled' })
  await new Promise((resolve) => setTimeout(resolve, 5))
  const later = await decide(reviewer, set.annotations[0] ?? '', { verdict: 'reject', reason: 'not-a-case' })
  expect(await withdrawDecision(reviewer, later.ok ? later.value.id : '')).toMatchObject({ ok: true })
})

test('two who settle at once make one gold set', async () => {
  await acceptRest(reviewer, set.id)
  const both = await Promise.all([settleGold(reviewer, set.id), settleGold(second, set.id)])
  expect(both.map((one) => one.ok)).toEqual([true, true])
  expect(await goldOf()).toHaveLength(1)
})

test('a reading that went back to its reader is not settled', async () => {
  await acceptRest(reviewer, set.id)
  await db().annotationSet.update({ where: { id: set.id }, data: { state: 'open' } })
  expect(await settleGold(reviewer, set.id)).toMatchObject({ reason: 'not-found' })
})
