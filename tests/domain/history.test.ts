import { expect, it } from 'vitest'
import type { Annotation } from '@/lib/domain/annotation/annotation'
import { historyOf, type LoggedChange, stepBack } from '@/lib/domain/annotation/history'

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
