import { describe, expect, test } from 'vitest'
import { progressOfStages, readerStates, stageOf } from '@/lib/domain/reading/stage'

const stage = (assigned: string[], readings: { ownerId: string; state: 'open' | 'submitted' }[], isSettled = false) =>
  stageOf(true, readerStates(assigned, readings).values(), isSettled)

describe('a document is', () => {
  test('a draft until it is frozen', () => expect(stageOf(false, [], true)).toBe('draft'))
  test('untouched while nobody began', () => {
    expect([stage([], []), stage(['a', 'b'], [])]).toEqual(['untouched', 'untouched'])
  })
  test('in reading while one who should read it, or began, has still to submit', () => {
    const a = { ownerId: 'a', state: 'submitted' } as const
    expect(stage(['a', 'b'], [a])).toBe('reading')
    expect(stage(['a'], [a, { ownerId: 'b', state: 'open' }])).toBe('reading')
    expect(stage(['a'], [a])).toBe('read')
  })
  test('settled by gold, whoever reads on', () => expect(stage(['b'], [{ ownerId: 'a', state: 'open' }], true)).toBe('settled'))
})

test('what is settled is read', () => {
  expect(progressOfStages(['draft', 'untouched', 'reading', 'read', 'settled'])).toEqual({ all: 5, read: 2, reading: 1 })
})
