import { beforeEach, expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { answerDecision } from '@/lib/commands/answer-decision'
import { acceptRest, decide } from '@/lib/commands/decide'
import { settleGold } from '@/lib/commands/settle-gold'
import { db } from '@/lib/data/client'
import { reviewPage } from '@/lib/queries/review-page'
import { reviewQueue } from '@/lib/queries/review-queue'
import { person, study } from '../support/people'
import { frozen } from '../support/readings'
import { ARTICLE, reading } from '../support/reviews'

let reader: Caller
let reviewer: Caller
let other: Caller
let project: { id: string }
let document: Awaited<ReturnType<typeof frozen>>
let set: Awaited<ReturnType<typeof reading>>

beforeEach(async () => {
  ;[reader, reviewer, other] = [await person('Tea'), await person('Maria'), await person('Ada')]
  project = await study([
    [reader, 'annotator'],
    [other, 'annotator'],
    [reviewer, 'reviewer'],
  ])
  document = await frozen(project.id, ARTICLE, 'Reform')
  set = await reading(document, reader, [
    ['sourcing.source', 'The minister'],
    ['sourcing.cue', 'said'],
  ])
})

const queue = async (caller = reviewer) => {
  const found = await reviewQueue(caller, project.id)
  if (!found.ok) throw new Error(found.detail)
  return found.value
}
const [first, second] = [0, 1].map((at) => () => set.annotations[at] ?? '') as [() => string, () => string]

test('a stranger learns nothing of the queue, nor of a reading’s page', async () => {
  const stranger = await person('Stranger')
  expect(await reviewQueue(stranger, project.id)).toMatchObject({ ok: false, reason: 'not-found' })
  expect(await reviewPage(stranger, set.id)).toMatchObject({ ok: false, reason: 'not-found' })
})

test('a reading goes from waiting over partly and decided to settled', async () => {
  expect(await queue()).toMatchObject({
    mayDecide: true,
    withYou: 1,
    lines: [{ state: 'waiting', reader: 'Tea', progress: { total: 2, open: 2 } }],
  })
  await decide(reviewer, first(), { verdict: 'accept' })
  expect((await queue()).lines).toMatchObject([{ state: 'partly', progress: { decided: 1 } }])
  await acceptRest(reviewer, set.id)
  expect(await queue()).toMatchObject({ withYou: 0, lines: [{ state: 'decided' }] })
  await settleGold(reviewer, set.id)
  expect((await queue()).lines).toMatchObject([{ state: 'settled' }])
})

test('of a reading that went back only that is told', async () => {
  await decide(reviewer, first(), { verdict: 'reject', reason: 'wrong-tag' })
  await db().annotationSet.update({ where: { id: set.id }, data: { state: 'open', submittedAt: null } })
  expect((await queue()).lines).toMatchObject([{ state: 'returned', progress: null }])
})

test('whose own reading is open sees nothing of that document', async () => {
  await reading(document, reviewer, [['sourcing.cue', 'said']], 'open')
  expect((await queue()).lines).toEqual([])
  expect((await queue(other)).lines).toEqual([])
})

test('the reader sees how many verdicts wait for an answer', async () => {
  const made = await decide(reviewer, first(), { verdict: 'reject', reason: 'wrong-tag' })
  await decide(reviewer, second(), { verdict: 'accept' })
  expect((await queue(reader)).own).toMatchObject([{ unanswered: 1, progress: { decided: 2 } }])
  if (made.ok) await answerDecision(reader, made.value.id, { agrees: true })
  expect((await queue(reader)).own).toMatchObject([{ unanswered: 0 }])
})

test('the page holds the other readings that may be seen, and tells which verdicts a change outdated', async () => {
  const beside = await reading(document, other, [['sourcing.cue', 'said']])
  await decide(reviewer, first(), { verdict: 'reject', reason: 'wrong-tag' })
  await decide(reviewer, second(), { verdict: 'accept' })
  await db().annotation.update({ where: { id: first() }, data: { revision: 99 } })
  const page = await reviewPage(reviewer, set.id)
  expect(page).toMatchObject({
    ok: true,
    value: {
      mayDecide: true,
      lanes: [{ setId: set.id }, { setId: beside.id, reader: 'Ada' }],
      decisions: [{ annotationId: second() }],
      outdated: [{ annotationId: first() }],
      gold: null,
    },
  })
  expect(await reviewPage(reader, set.id)).toMatchObject({ ok: true, value: { mayDecide: false, mayDiscuss: true } })
})

test('a viewer reads the page, and is offered neither a verdict nor a word', async () => {
  const viewer = await person('Vera')
  const { id } = await study([
    [reader, 'annotator'],
    [viewer, 'viewer'],
  ])
  const seen = await reading(await frozen(id, ARTICLE, 'Reform'), reader, [['sourcing.cue', 'said']])
  const may = { mayDecide: false, mayDiscuss: false, mayRemoveWords: false }
  expect(await reviewPage(viewer, seen.id)).toMatchObject({ ok: true, value: may })
})

test('who may not see gold is not told of it on the page of their own reading', async () => {
  await acceptRest(reviewer, set.id)
  const settled = await settleGold(reviewer, set.id)
  const gold = async () => {
    const page = await reviewPage(reader, set.id)
    return page.ok ? page.value.gold : page
  }
  expect(await gold()).toEqual({ setId: settled.ok && settled.value.setId, fromThis: true })
  await db().annotationSet.update({ where: { id: set.id }, data: { state: 'open', submittedAt: null } })
  expect(await gold()).toBeNull()
})
