import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IntervalIndex } from '@/lib/domain/annotation/interval-index'
import { type Stop, Walk } from '@/lib/domain/annotation/walk'

const seed = { seed: 20261124 }
const indexOf = (spans: readonly (readonly [number, number])[]) =>
  IntervalIndex.of(spans.map(([start, length], i) => ({ id: `a${i}`, start, end: start + length })))
const indexes = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 30 }).map(indexOf)

/** Where a click at an offset leads. */
function clickAt(index: IntervalIndex, caret: number): Stop {
  const here = index.at(caret).map(({ id }) => id)
  return { focusedId: here[0] ?? null, here, caret }
}
const ways = fc.array(fc.constantFrom(1 as const, -1 as const), { maxLength: 60 })

describe('the way from span to span', () => {
  it('a step back undoes a step forward, and a step forward one back, wherever one came from', () => {
    fc.assert(
      fc.property(indexes, fc.nat(80), ways, fc.constantFrom(1 as const, -1 as const), (index, caret, steps, last) => {
        const walk = new Walk()
        let now = clickAt(index, caret)
        for (const by of steps) now = walk.step(index, now, by) ?? now
        if (now.focusedId === null) return
        const there = walk.step(index, now, last)
        expect(there && walk.step(index, there, last === 1 ? -1 : 1)).toEqual(now)
      }),
      seed,
    )
  })

  it('going on in one direction comes to every span', () => {
    fc.assert(
      fc.property(indexes, fc.nat(80), fc.constantFrom(1 as const, -1 as const), (index, caret, by) => {
        const walk = new Walk()
        let now = clickAt(index, caret)
        const met = new Set([now.focusedId])
        for (let n = 0; n <= 3 * index.entries.length; n++) {
          now = walk.step(index, now, by) ?? now
          met.add(now.focusedId)
        }
        expect([...met].filter(Boolean)).toHaveLength(index.entries.length)
      }),
      seed,
    )
  })

  it('goes through all at one place, the smallest first, then to the next in the text, and from plain words to the nearest', () => {
    const index = indexOf([
      [0, 20],
      [5, 3],
      [30, 4],
    ])
    const walk = new Walk()
    const first = clickAt(index, 6)
    expect(first.focusedId).toBe('a1')
    const second = walk.step(index, first, 1) as Stop
    const third = walk.step(index, second, 1) as Stop
    expect([second.focusedId, third.focusedId]).toEqual(['a0', 'a2'])
    expect(walk.step(index, third, -1)).toEqual(second)
    expect(new Walk().step(index, { focusedId: null, here: [], caret: 25 }, 1)?.focusedId).toBe('a2')
    expect(new Walk().step(index, { focusedId: null, here: [], caret: 25 }, -1)?.focusedId).toBe('a1')
  })

  it('does not come back to a span that is gone', () => {
    const index = indexOf([
      [0, 2],
      [4, 2],
      [8, 2],
    ])
    const walk = new Walk()
    const second = walk.step(index, clickAt(index, 1), 1) as Stop
    const without = index.with([], new Set(['a0']))
    expect(walk.step(without, second, -1)?.focusedId).toBe('a2')
  })
})
