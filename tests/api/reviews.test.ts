import { beforeAll, expect, test } from 'vitest'
import { POST as ACCEPT_REST } from '@/app/api/v1/annotation-sets/[set]/decisions/accept-rest/route'
import { GET as REVIEW } from '@/app/api/v1/annotation-sets/[set]/decisions/route'
import { DELETE as DELETE_COMMENT } from '@/app/api/v1/annotations/[annotation]/comments/[comment]/route'
import { POST as COMMENT, GET as LIST_COMMENTS } from '@/app/api/v1/annotations/[annotation]/comments/route'
import { POST as DECIDE, GET as HISTORY } from '@/app/api/v1/annotations/[annotation]/decisions/route'
import { POST as ANSWER } from '@/app/api/v1/decisions/[decision]/answer/route'
import { POST as WITHDRAW } from '@/app/api/v1/decisions/[decision]/withdraw/route'
import { person, study, tokenOf } from '../support/people'
import { frozen } from '../support/readings'
import { ARTICLE, reading } from '../support/reviews'

let token: string
let readers: string
let readOnly: string
let set: Awaited<ReturnType<typeof reading>>
let annotation: string

beforeAll(async () => {
  const [reader, reviewer] = [await person('Tea'), await person('Maria')]
  const project = await study([
    [reader, 'annotator'],
    [reviewer, 'reviewer'],
  ])
  set = await reading(await frozen(project.id, ARTICLE), reader, [
    ['sourcing.source', 'The minister'],
    ['sourcing.cue', 'said'],
  ])
  annotation = set.annotations[0] ?? ''
  ;[token, readers, readOnly] = [await tokenOf(reviewer, 'annotate'), await tokenOf(reader, 'annotate'), await tokenOf(reviewer, 'read')]
})

const { call } = await import('../support/routes')
const decide = (body: unknown, by = token) => call(DECIDE, 'POST', { token: by, params: { annotation }, body })

test('without a token nothing is answered', async () => {
  expect((await call(DECIDE, 'POST', { params: { annotation }, body: { verdict: 'accept' } })).status).toBe(401)
  expect((await call(REVIEW, 'GET', { params: { set: set.id } })).status).toBe(401)
})
test('a token that only reads does not decide', async () => {
  expect((await decide({ verdict: 'accept' }, readOnly)).json).toMatchObject({ status: 403, reason: 'scope-missing' })
})
test('reject needs a reason of the list, fix a proposal, discuss a comment; other fields are refused by name', async () => {
  for (const body of [
    { verdict: 'reject' },
    { verdict: 'reject', reason: 'ugly' },
    { verdict: 'fix' },
    { verdict: 'discuss', comment: ' ' },
    { verdict: 'accept', reason: 'wrong-tag' },
  ])
    expect((await decide(body)).status).toBe(400)
  expect((await decide({ verdict: 'accept', setId: 'x' })).json).toMatchObject({ reason: 'unknown-field' })
})
test('a verdict is taken, answered once, taken back, and its history kept', async () => {
  const made = await decide({ verdict: 'reject', reason: 'wrong-tag', comment: 'It is a cue.' })
  expect(made).toMatchObject({ status: 201, json: { verdict: 'reject', reason: 'wrong-tag', reviewer: { name: 'Maria' }, answer: null } })
  const params = { decision: made.json.id }
  expect((await call(ANSWER, 'POST', { token: readers, params, body: { agrees: true } })).json.answer).toMatchObject({
    agrees: true,
    comment: '',
  })
  expect((await call(ANSWER, 'POST', { token: readers, params, body: { agrees: true } })).status).toBe(409)
  expect((await call(WITHDRAW, 'POST', { token, params })).json).toEqual({ withdrawn: [made.json.id] })
  const history = await call(HISTORY, 'GET', { token, params: { annotation } })
  expect(history.json.items).toHaveLength(1)
  expect(history.json.items[0].supersededAt).not.toBeNull()
})
test('the rest is accepted, and the review says the state of each annotation', async () => {
  expect((await call(ACCEPT_REST, 'POST', { token, params: { set: set.id }, body: {} })).json.decisions).toHaveLength(2)
  const review = await call(REVIEW, 'GET', { token: readers, params: { set: set.id } })
  expect(Object.values(review.json.states)).toEqual(['accepted', 'accepted'])
})
test('a discussion is read by both; of a deleted word only that it was there', async () => {
  const said = await call(COMMENT, 'POST', { token, params: { annotation }, body: { body: 'Whose words?' } })
  expect(said.status).toBe(201)
  await call(DELETE_COMMENT, 'DELETE', { token, params: { annotation, comment: said.json.id } })
  const list = await call(LIST_COMMENTS, 'GET', { token: readers, params: { annotation } })
  expect(list.json.items).toMatchObject([{ body: '', author: { name: 'Maria' } }])
})
test('a verdict or a comment sent again with its id is answered as the first time; an id is a UUID', async () => {
  const id = '0193595b-0000-7000-8000-0000000000aa'
  const [first, again] = [await decide({ id, verdict: 'accept' }), await decide({ id, verdict: 'accept' })]
  expect([first.status, again.status]).toEqual([201, 201])
  expect(again.json).toEqual(first.json)
  expect((await decide({ id: 'mine', verdict: 'accept' })).json).toMatchObject({ status: 400, reason: 'invalid' })
  const say = () => call(COMMENT, 'POST', { token, params: { annotation }, body: { id, body: 'Whose?' } })
  expect((await say()).json).toEqual((await say()).json)
  expect((await call(COMMENT, 'POST', { token: readers, params: { annotation }, body: { id, body: 'Whose?' } })).json).toMatchObject({
    status: 409,
    reason: 'already-exists',
  })
})
