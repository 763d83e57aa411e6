import { expect, it } from 'vitest'
import type { Change } from '@/lib/domain/annotation/change'
import { appliedOf, sortBatch } from '@/lib/domain/annotation/sent-batch'

const noted = (id: string, subject: string): Change => ({ id, kind: 'update', annotation: { id: subject, note: id } })
const removed = (id: string, subject: string): Change => ({ id, kind: 'delete', annotation: { id: subject } })
const sorted = (changes: Change[], ...known: string[]) => {
  const { fresh, overtaken } = sortBatch(changes, ({ id }) => known.includes(id))
  return [fresh.map(({ id }) => id), overtaken.map(({ id, reason }) => `${id} ${reason}`)]
}

it('decides what is new, in order, and each change once', () => {
  expect(sorted([noted('1', 'a'), noted('2', 'a'), noted('1', 'a')])).toEqual([['1', '2'], []])
  expect(sorted([noted('1', 'a'), noted('2', 'a')], '1')).toEqual([['2'], []])
  expect(sorted([noted('1', 'a')], '1')).toEqual([[], []])
})

it('does not decide anew what stands before a change of the same that was applied', () => {
  const batch = [noted('1', 'a'), removed('2', 'a'), noted('3', 'b'), noted('4', 'a'), noted('5', 'a')]
  expect(sorted(batch, '4')).toEqual([
    ['3', '5'],
    ['1 changed-elsewhere', '2 not-found'],
  ])
})

it('names as applied all but what was refused, each once, in the order of the batch', () => {
  const batch = [noted('2', 'a'), noted('1', 'a'), noted('3', 'a'), noted('2', 'a')]
  expect(appliedOf(batch, [{ id: '1' }])).toEqual(['2', '3'])
})
