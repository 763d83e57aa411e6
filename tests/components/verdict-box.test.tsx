import { expect, test, vi } from 'vitest'
import type { api } from '@/components/api-client'
import { type Unsent, VerdictBox } from '@/components/review/verdict-box'
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

function box(answers: (() => Answer | Promise<Answer>)[], given: readonly DecisionView[] = [], kept: Unsent[] = []) {
  const calls: string[] = []
  const stored: { unsent: readonly Unsent[] } = { unsent: kept }
  const onRefused = vi.fn()
  let keys = 0
  const made = new VerdictBox({
    setId: 's',
    me,
    decisions: given,
    call: (async (_method: string, path: string) => {
      calls.push(path)
      return (answers.shift() ?? (() => ({ ok: true, status: 200, value: { withdrawn: [] } })))()
    }) as typeof api,
    keep: {
      read: () => [...stored.unsent],
      write: (unsent) => {
        stored.unsent = unsent
      },
    },
    newKey: () => `k${keys++}`,
    onRefused,
    pause: () => 1,
  })
  return { made, calls, stored, onRefused }
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
  const { made, calls, stored } = box([taken('d1', 'a')], [], [{ key: 'kept', annotationId: 'a', input: { verdict: 'accept' } }])
  made.resume()
  made.resume()
  await vi.waitFor(() => expect(stored.unsent).toEqual([]))
  expect(calls).toEqual(['/annotations/a/decisions'])
})

test('there is nothing to undo before anything was done', () => {
  expect(box([]).made.undo()).toBeUndefined()
})
