import { expect, test } from 'vitest'
import type { ReviewState } from '@/lib/domain/review/state'
import { nextUndecided } from '@/lib/domain/review/walk'

const ids = ['a', 'b', 'c', 'd']
const states =
  (...of: ReviewState[]) =>
  (id: string) =>
    of[ids.indexOf(id)] ?? 'open'

test('from nowhere the first open one comes, backwards the last', () => {
  expect(nextUndecided(ids, states('accepted', 'open', 'open', 'accepted'), null)).toBe('b')
  expect(nextUndecided(ids, states('accepted', 'open', 'open', 'accepted'), null, -1)).toBe('c')
})
test('it goes round at the ends', () => {
  expect(nextUndecided(ids, states('open', 'accepted', 'open', 'accepted'), 'c')).toBe('a')
  expect(nextUndecided(ids, states('open', 'accepted', 'open', 'accepted'), 'a', -1)).toBe('c')
})
test('discussions come when nothing else is open', () => {
  expect(nextUndecided(ids, states('discussed', 'open', 'accepted', 'open'), 'd')).toBe('b')
  expect(nextUndecided(ids, states('discussed', 'accepted', 'accepted', 'fixed'), 'b')).toBe('a')
})
test('when all are decided there is none, nor when only the one in hand is not', () => {
  expect(nextUndecided(ids, states('fixed', 'accepted', 'rejected', 'accepted'), 'a')).toBeNull()
  expect(nextUndecided(ids, states('open', 'accepted', 'rejected', 'accepted'), 'a')).toBeNull()
  expect(nextUndecided([], states(), null)).toBeNull()
})
