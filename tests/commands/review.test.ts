import { beforeEach, expect, test } from 'vitest'
import type { Caller } from '@/lib/auth/caller'
import { answerDecision } from '@/lib/commands/answer-decision'
import { addComment, changeComment, deleteComment } from '@/lib/commands/comment'
import { acceptRest, decide } from '@/lib/commands/decide'
import { withdrawDecision, withdrawDecisions } from '@/lib/commands/withdraw-decision'
import { db } from '@/lib/data/client'
import type { Result } from '@/lib/domain/result'
import { readReview } from '@/lib/queries/reviews'
import { person, study } from '../support/people'
import { frozen } from '../support/readings'
import { ARTICLE, reading } from '../support/reviews'

let reader: Caller
let reviewer: Caller
let second: Caller
let manager: Caller
let document: Awaited<ReturnType<typeof frozen>>
let set: Awaited<ReturnType<typeof reading>>
let id: string

beforeEach(async () => {
  ;[reader, reviewer, second, manager] = [await person('Tea'), await person('Maria'), await person('Ada'), await person('Noor')]
  const project = await study([
    [reader, 'annotator'],
    [reviewer, 'reviewer'],
    [second, 'reviewer'],
    [manager, 'manager'],
  ])
  document = await frozen(project.id, ARTICLE)
  set = await reading(document, reader, [
    ['sourcing.source', 'The minister'],
    ['sourcing.cue', 'said'],
    ['sourcing.content', 'the so-called reform would go ahead'],
  ])
  id = set.annotations[0] ?? ''
})

const value = async <T>(given: Promise<Result<T>>): Promise<T> => {
  const result = await given
  if (!result.ok) throw new Error(`${result.reason}: ${result.detail}`)
  return result.value
}
const states = async (caller = reviewer) => Object.values((await value(readReview(caller, set.id))).states)
const at = (quote: string) => {
  const start = document.characters.indexOf(quote)
  return { start, end: start + quote.length, quote }
}

test('a stranger may not decide, comment, answer, withdraw or accept the rest, and learns of nothing', async () => {
  const stranger = await person('Stranger')
  const decision = await value(decide(reviewer, id, { verdict: 'accept' }))
  for (const tried of [
    decide(stranger, id, { verdict: 'accept' }),
    addComment(stranger, id, 'Hm'),
    answerDecision(stranger, decision.id, { agrees: true }),
    withdrawDecision(stranger, decision.id),
    acceptRest(stranger, set.id),
    readReview(stranger, set.id),
  ])
    expect(await tried).toMatchObject({ ok: false, reason: 'not-found' })
})

test('an annotator does not decide', async () => {
  expect(await decide(reader, id, { verdict: 'accept' })).toMatchObject({ reason: 'forbidden' })
})

test('nobody reviews their own reading', async () => {
  const own = await reading(document, reviewer, [['sourcing.cue', 'said']])
  expect(await decide(reviewer, own.annotations[0] ?? '', { verdict: 'accept' })).toMatchObject({ reason: 'self-review' })
  expect(await acceptRest(reviewer, own.id)).toMatchObject({ reason: 'self-review' })
})

test('whose own reading is open sees no other and decides nothing', async () => {
  await reading(document, reviewer, [['sourcing.cue', 'said']], 'open')
  expect(await decide(reviewer, id, { verdict: 'accept' })).toMatchObject({ reason: 'not-found' })
  expect(await addComment(reviewer, id, 'Hm')).toMatchObject({ reason: 'not-found' })
})

test('an open reading is not reviewed, and a reviewer does not know of it', async () => {
  await db().annotationSet.update({ where: { id: set.id }, data: { state: 'open' } })
  expect(await decide(reviewer, id, { verdict: 'accept' })).toMatchObject({ reason: 'not-found' })
  expect(await decide(manager, id, { verdict: 'accept' })).toMatchObject({ reason: 'not-submitted' })
})

test('a newer decision of the same reviewer stands for the older, which is kept; undo brings it back', async () => {
  const first = await value(decide(reviewer, id, { verdict: 'accept' }))
  await new Promise((resolve) => setTimeout(resolve, 5))
  const newer = await value(decide(reviewer, id, { verdict: 'reject', reason: 'wrong-tag' }))
  expect(await db().decision.count({ where: { annotationId: id } })).toBe(2)
  expect((await states())[0]).toBe('rejected')
  await value(withdrawDecision(reviewer, newer.id))
  expect((await states())[0]).toBe('accepted')
  await value(withdrawDecision(reviewer, first.id))
  expect((await states())[0]).toBe('open')
  expect(await withdrawDecision(reviewer, first.id)).toMatchObject({ reason: 'superseded' })
})

test('two reviewers keep a verdict each, and only their own is theirs to take back', async () => {
  const first = await value(decide(reviewer, id, { verdict: 'accept' }))
  await new Promise((resolve) => setTimeout(resolve, 5))
  await value(decide(second, id, { verdict: 'reject', reason: 'not-a-case' }))
  expect((await states())[0]).toBe('rejected')
  expect((await value(readReview(reviewer, set.id))).decisions).toHaveLength(2)
  expect(await withdrawDecision(second, first.id)).toMatchObject({ reason: 'forbidden' })
})

test('a fix is checked as a change is, and keeps only what it changes', async () => {
  const wrong = { parts: [{ ...at('said'), quote: 'sad' }] }
  expect(await decide(reviewer, id, { verdict: 'fix', proposal: wrong })).toMatchObject({
    reason: 'proposal-refused',
    errors: [{ reason: 'quote-mismatch' }],
  })
  expect(await decide(reviewer, id, { verdict: 'fix', proposal: { tag: 'no.such' } })).toMatchObject({
    errors: [{ reason: 'unknown-tag' }],
  })
  expect(await decide(reviewer, id, { verdict: 'fix', proposal: { tag: 'sourcing.source' } })).toMatchObject({
    errors: [{ reason: 'nothing-proposed' }],
  })
  const fixed = await value(decide(reviewer, id, { verdict: 'fix', proposal: { tag: 'sourcing.source', parts: [at('minister')] } }))
  expect(fixed.proposal).toEqual({ parts: [at('minister')] })
})

test('the rest is accepted at once, without those under discussion, and taken back as one', async () => {
  await value(decide(reviewer, id, { verdict: 'discuss', comment: 'Whose words?' }))
  const { decisions } = await value(acceptRest(reviewer, set.id))
  expect(await states()).toEqual(['discussed', 'accepted', 'accepted'])
  await value(withdrawDecisions(reviewer, set.id, decisions))
  expect(await states()).toEqual(['discussed', 'open', 'open'])
})

test('to accept the rest again with the same id changes nothing and answers the same; somebody else’s id is another', async () => {
  const key = '0193595b-0000-7000-8000-0000000000ab'
  const first = await value(acceptRest(reviewer, set.id, key))
  await value(decide(reviewer, id, { verdict: 'reject', reason: 'wrong-span' }))
  const written = await db().decision.count()
  const again = await value(acceptRest(reviewer, set.id, key))
  expect([...again.decisions].sort()).toEqual([...first.decisions].sort())
  expect(await db().decision.count()).toBe(written)
  expect(await states()).toEqual(['rejected', 'accepted', 'accepted'])
  expect(await value(acceptRest(second, set.id, key))).toEqual({ decisions: [] })
})

test('a change of the annotation after the verdict opens it again', async () => {
  await value(decide(reviewer, id, { verdict: 'reject', reason: 'wrong-span' }))
  await db().annotation.update({ where: { id }, data: { revision: 99 } })
  expect((await states())[0]).toBe('open')
})

test('the reader answers a decision once, nobody else answers it', async () => {
  const decision = await value(decide(reviewer, id, { verdict: 'reject', reason: 'wrong-tag' }))
  expect(await answerDecision(second, decision.id, { agrees: true })).toMatchObject({ reason: 'forbidden' })
  expect((await value(answerDecision(reader, decision.id, { agrees: false, comment: 'It is.' }))).answer).toMatchObject({ agrees: false })
  expect(await answerDecision(reader, decision.id, { agrees: true })).toMatchObject({ reason: 'already-answered' })
})

test('of two answers sent at once one is taken', async () => {
  const decision = await value(decide(reviewer, id, { verdict: 'accept' }))
  const both = await Promise.all([1, 2].map(() => answerDecision(reader, decision.id, { agrees: true })))
  expect(both.map((one) => one.ok).sort()).toEqual([false, true])
})

test('a decision that was taken back is not answered', async () => {
  const decision = await value(decide(reviewer, id, { verdict: 'accept' }))
  await value(withdrawDecision(reviewer, decision.id))
  expect(await answerDecision(reader, decision.id, { agrees: true })).toMatchObject({ reason: 'superseded' })
})

test('one changes and deletes only one’s own words, and a tombstone stays', async () => {
  const comment = await value(addComment(reader, id, 'The ministry’s words.'))
  expect(await changeComment(reviewer, id, comment.id, 'Mine')).toMatchObject({ reason: 'forbidden' })
  expect(await changeComment(reader, id, comment.id, 'Its words.')).toMatchObject({ ok: true, value: { body: 'Its words.' } })
  await value(deleteComment(reader, id, comment.id))
  expect(await changeComment(reader, id, comment.id, 'Back')).toMatchObject({ reason: 'not-found' })
  expect(await db().comment.count({ where: { annotationId: id } })).toBe(1)
})

test('a decision sent again with its id is the same one and writes nothing, also after it was replaced or taken back', async () => {
  const mine = '0193595b-0000-7000-8000-00000000000a'
  await value(decide(reviewer, id, { verdict: 'reject', reason: 'other' }))
  await new Promise((resolve) => setTimeout(resolve, 5))
  const made = await value(decide(reviewer, id, { id: mine, verdict: 'accept' }))
  expect(made.id).toBe(mine)
  expect(await value(decide(reviewer, id, { id: mine, verdict: 'accept' }))).toEqual(made)
  expect(await db().decision.count({ where: { annotationId: id } })).toBe(2)
  await value(withdrawDecision(reviewer, mine))
  expect((await states())[0]).toBe('rejected')
  expect(await value(decide(reviewer, id, { id: mine, verdict: 'accept' }))).toMatchObject({ id: mine, supersededAt: expect.any(Date) })
  expect((await states())[0]).toBe('rejected')
})

test('an id that another decision or comment has is refused', async () => {
  const [decided, said] = ['0193595b-0000-7000-8000-00000000000b', '0193595b-0000-7000-8000-00000000000c']
  await value(decide(reviewer, id, { id: decided, verdict: 'accept' }))
  expect(await decide(second, id, { id: decided, verdict: 'accept' })).toMatchObject({ reason: 'already-exists' })
  expect(await decide(reviewer, set.annotations[1] ?? '', { id: decided, verdict: 'accept' })).toMatchObject({ reason: 'already-exists' })
  await value(addComment(reader, id, 'Hm', said))
  expect(await addComment(reviewer, id, 'Hm', said)).toMatchObject({ reason: 'already-exists' })
  expect(await addComment(reader, set.annotations[1] ?? '', 'Hm', said)).toMatchObject({ reason: 'already-exists' })
})

test('the same decision or comment sent twice at once is written once', async () => {
  const [decided, said] = ['0193595b-0000-7000-8000-00000000000d', '0193595b-0000-7000-8000-00000000000e']
  await Promise.all([1, 2].map(() => value(decide(reviewer, id, { id: decided, verdict: 'accept' }))))
  await Promise.all([1, 2].map(() => value(addComment(reader, id, 'Hm', said))))
  expect(await db().decision.count({ where: { annotationId: id } })).toBe(1)
  expect(await db().comment.count({ where: { annotationId: id } })).toBe(1)
})
