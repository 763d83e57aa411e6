import { expect, it } from 'vitest'
import type { Annotation } from '@/lib/domain/annotation/annotation'
import { historyOf, joinedSteps, type LoggedChange, stepBack } from '@/lib/domain/annotation/history'

const parts = [{ start: 0, end: 4, quote: 'They' }]
const changes: LoggedChange[] = [
  { kind: 'create', body: { tag: 'sourcing.cue', parts } },
  { kind: 'update', body: { attributes: { stance: 'factive' } } },
  { kind: 'update', body: { attributes: { stance: 'factive', form: 'verb' } } },
  { kind: 'update', body: { note: 'who?' } },
  { kind: 'update', body: { note: 'who?' } },
]
const current: Annotation = {
  id: 'a',
  tag: 'sourcing.cue',
  parts,
  attributes: { stance: 'factive', form: 'verb' },
  note: 'who?',
  confidence: null,
  takenFromId: null,
}

it('tells what each step changed, and leaves out those that changed nothing', () => {
  expect(historyOf(changes).map(({ before, after }) => [before, after])).toEqual([
    [{}, { tag: 'sourcing.cue', parts }],
    [{ attributes: {} }, { attributes: { stance: 'factive' } }],
    [{ attributes: {} }, { attributes: { form: 'verb' } }],
    [{ note: '' }, { note: 'who?' }],
  ])
})

it('takes any step back and leaves what came after it', () => {
  const [made, stance, , note] = historyOf(changes)
  expect(made && stepBack(made, current)).toBe(null)
  expect(stance && stepBack(stance, current)).toEqual({ id: 'a', attributes: { form: 'verb' } })
  expect(note && stepBack(note, current)).toEqual({ id: 'a', note: '' })
  expect(note && stepBack(note, { ...current, note: '' })).toBe(null)
})

it('joins steps next to each other that say the same, and takes them back as one', () => {
  const moved = (end: number): LoggedChange => ({ kind: 'update', body: { parts: [{ start: 0, end, quote: '' }] } })
  const steps = historyOf([...changes.slice(0, 1), moved(5), moved(6), moved(7), ...changes.slice(3, 4), moved(8)]).reverse()
  const says = ({ change, after }: (typeof steps)[number]) => `${change.kind} ${Object.keys(after)}`
  const joined = joinedSteps(steps, says)
  expect(joined.map(({ step, count }) => `${count} ${says(step)}`)).toEqual([
    '1 update parts',
    '1 update note',
    '3 update parts',
    '1 create tag,parts',
  ])
  const three = joined[2]?.step
  expect(three && stepBack(three, { ...current, parts: [{ start: 0, end: 8, quote: '' }] })).toEqual({ id: 'a', parts })
})
