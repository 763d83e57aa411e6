import { expect, test } from 'vitest'
import { leftToRead } from '@/lib/domain/reading/left'

const at = (isAssigned: boolean, own: 'open' | 'submitted' | null) => ({ isAssigned, own })

test('what is assigned and not submitted is left to read', () => {
  expect(leftToRead([at(true, null), at(true, 'open'), at(true, 'submitted'), at(false, null)])).toBe(2)
})

test('without assignments all that is not submitted is left to who began', () => {
  expect(leftToRead([at(false, 'submitted'), at(false, null), at(false, 'open')])).toBe(2)
})

test('nothing is said of who neither was asked to read nor began', () => {
  expect(leftToRead([at(false, null)])).toBeNull()
  expect(leftToRead([])).toBeNull()
})
