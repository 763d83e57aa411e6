import { beforeEach, expect, test, vi } from 'vitest'
import type { api } from '@/components/api-client'
import { keepOf } from '@/components/review/unsent-verdicts'
import { type Keep, type Unsent, VerdictBox } from '@/components/review/verdict-box'
import type { DecisionView } from '@/lib/contracts/reviews'

const me = { id: 'me', name: 'Maria' }
const decision = (id: string, annotationId: string, verdict: DecisionView['verdict']): DecisionView => ({
  id,
  setId: 's',
  annotationId,
  reviewer: me,
  verdict,
  reason: null,
  comment: '',
  proposal: null,
  revision: 1,
  createdAt: '2026-11-24T00:00:00.000Z',
  supersededAt: null,
  answer: null,
})
type Answer = Awaited<ReturnType<typeof api>>
const problem = (status: number): Answer => ({ ok: false, status, reason: 'internal', title: '', detail: 'No.', retryAfterSeconds: null })

beforeEach(() => localStorage.clear())

function box(answers: (() => Answer | Promise<Answer>)[], given: readonly DecisionView[] = [], kept: Unsent[] = []) {
  const calls: string[] = []
  const bodies: unknown[] = []
  const keep: Keep = keepOf(me.id, 's')
  for (const one of kept) keep.put(one)
  const onRefused = vi.fn()
  let keys = 0
  const made = new VerdictBox({
    setId: 's',
    me,
    decisions: given,
    call: (async (_method: string, path: string, options?: { body?: unknown }) => {
      calls.push(path)
      bodies.push(options?.body)
      return (answers.shift() ?? (() => ({ ok: true, status: 200, value: { withdrawn: [] } })))()
    }) as typeof api,
    keep,
    newKey: () => `k${keys++}`,
    onRefused,
    pause: () => 1,
  })
  return { made, calls, bodies, keep, onRefused }
}
const taken = (id: string, annotationId: string) => (): Answer => ({ ok: true, status: 201, value: decision(id, annotationId, 'accept') })
const shown = (made: VerdictBox) => made.snapshot().decisions.map((one) => `${one.annotationId} ${one.verdict}`)

test('a verdict shows at once and is no longer unsent when the server has it', async () => {
  const { made } = box([taken('d1', 'a')])
  made.decide('a', { verdict: 'accept' })
  expect(made.snapshot()).toMatchObject({ unsent: 1, decisions: [{ annotationId: 'a', unsent: true }] })
  await vi.waitFor(() => expect(made.snapshot()).toMatchObject({ unsent: 0, decisions: [{ id: 'd1', unsent: false }] }))
})

test('what the server refuses is taken back, said, and the older verdict stands again', async () => {
  const { made, onRefused } = box([() => problem(409)], [decision('old', 'a', 'accept')])
  made.decide('a', { verdict: 'reject', reason: 'other' })
  expect(shown(made)).toEqual(['a reject'])
  await vi.waitFor(() => expect(onRefused).toHaveBeenCalledOnce())
  expect(shown(made)).toEqual(['a accept'])
})

test('a busy server is asked again until it answers, in order', async () => {
  const { made, calls } = box([() => problem(503), () => problem(0), taken('d1', 'a'), taken('d2', 'b')])
  made.decide('a', { verdict: 'accept' })
  made.decide('b', { verdict: 'accept' })
  await vi.waitFor(() => expect(made.snapshot().unsent).toBe(0))
  expect(calls.map((path) => path.split('/')[2])).toEqual(['a', 'a', 'a', 'b'])
})

test('undoing one on its way sends it and takes it back by its id', async () => {
  let answer: (given: Answer) => void = () => {}
  const { made, calls } = box([() => new Promise<Answer>((resolve) => (answer = resolve))])
  made.decide('a', { verdict: 'accept' })
  expect(made.undo()).toBe('a')
  expect(shown(made)).toEqual([])
  answer(taken('d1', 'a')())
  await vi.waitFor(() => expect(calls).toEqual(['/annotations/a/decisions', '/annotation-sets/s/decisions/withdraw']))
  expect(shown(made)).toEqual([])
})

test('undoing one that was never sent sends nothing of it', async () => {
  const { made, calls } = box([() => problem(0), taken('d1', 'a')])
  made.decide('a', { verdict: 'accept' })
  made.decide('b', { verdict: 'accept' })
  made.undo()
  await vi.waitFor(() => expect(made.snapshot().unsent).toBe(0))
  expect(calls.every((path) => path === '/annotations/a/decisions')).toBe(true)
})

test('what an earlier visit could not send is sent by the next, once', async () => {
  const { made, calls, keep } = box([taken('d1', 'a')], [], [{ key: 'kept', annotationId: 'a', input: { verdict: 'accept' } }])
  made.resume()
  made.resume()
  await vi.waitFor(() => expect(keep.read()).toEqual([]))
  expect(calls).toEqual(['/annotations/a/decisions'])
})

test('there is nothing to undo before anything was done', () => {
  expect(box([]).made.undo()).toBeUndefined()
})

const mine = (): Answer => ({ ok: true, status: 200, value: { id: 'me' } })
const anothers = (): Answer => ({ ok: true, status: 200, value: { id: 'ada' } })

test('when the sign-in ran out verdicts are kept and shown, and sent once the same person is signed in again', async () => {
  const { made, calls, keep, onRefused } = box([() => problem(401), mine, taken('k0', 'a'), taken('k1', 'b')])
  made.decide('a', { verdict: 'accept' })
  await vi.waitFor(() => expect(made.snapshot().held).toBe('signed-out'))
  expect(shown(made)).toEqual(['a accept'])
  expect(keep.read()).toHaveLength(1)
  made.decide('b', { verdict: 'accept' })
  await vi.waitFor(() => expect(made.snapshot()).toMatchObject({ unsent: 0, held: null }))
  expect(calls).toEqual(['/annotations/a/decisions', '/me', '/annotations/a/decisions', '/annotations/b/decisions'])
  expect(keep.read()).toEqual([])
  expect(onRefused).not.toHaveBeenCalled()
})

test('who signs in instead sends nothing of what another person judged', async () => {
  const { made, calls, keep } = box([() => problem(401), anothers, () => problem(0), anothers, mine, taken('k0', 'a')])
  made.decide('a', { verdict: 'accept' })
  await vi.waitFor(() => expect(made.snapshot().held).toBe('signed-out'))
  made.retry()
  await vi.waitFor(() => expect(calls).toEqual(['/annotations/a/decisions', '/me']))
  await new Promise((resolve) => setTimeout(resolve))
  made.retry() // no network, then by itself once more
  await vi.waitFor(() => expect(calls).toEqual(['/annotations/a/decisions', '/me', '/me', '/me']))
  await vi.waitFor(() => expect(made.snapshot().held).toBe('signed-out'))
  expect(keep.read()).toHaveLength(1)
  await new Promise((resolve) => setTimeout(resolve))
  made.retry()
  await vi.waitFor(() => expect(made.snapshot().unsent).toBe(0))
})

test('a verdict goes with the same id each time it is tried', async () => {
  const { made, bodies } = box([() => problem(0), taken('k0', 'a')])
  made.decide('a', { verdict: 'accept' })
  await vi.waitFor(() => expect(made.snapshot().unsent).toBe(0))
  expect(bodies).toEqual([
    { id: 'k0', verdict: 'accept' },
    { id: 'k0', verdict: 'accept' },
  ])
})

test('what the page already holds is not sent again, and what was taken back elsewhere does not stand', async () => {
  const here = { key: 'here', annotationId: 'a', input: { verdict: 'accept' } } as const
  const known = box([], [decision('here', 'a', 'accept')], [here])
  known.made.resume()
  expect(known.keep.read()).toEqual([])
  expect(known.calls).toEqual([])
  const gone = (): Answer => ({
    ok: true,
    status: 201,
    value: { ...decision('here', 'a', 'accept'), supersededAt: '2026-11-24T01:00:00.000Z' },
  })
  const { made } = box([gone], [], [here])
  made.resume()
  await vi.waitFor(() => expect(made.snapshot().unsent).toBe(0))
  expect(shown(made)).toEqual([])
})

test('two tabs keep their verdicts side by side, in order of time, and nobody reads another’s or another reading’s', () => {
  const one = { key: '2', annotationId: 'a', input: { verdict: 'accept' } } as const
  const [here, there] = [keepOf('me', 's'), keepOf('me', 's')]
  here.put(one)
  there.put({ ...one, key: '1' })
  expect(here.read().map(({ key }) => key)).toEqual(['1', '2'])
  here.drop('2')
  expect(there.read().map(({ key }) => key)).toEqual(['1'])
  expect(keepOf('ada', 's').read()).toEqual([])
  expect(keepOf('me', 't').read()).toEqual([])
})
