import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DecisionFacts, VERDICTS } from '@/lib/domain/review/decision'
import { isDecided, progressOf, reviewState, standingDecisions } from '@/lib/domain/review/state'

const decision = (verdict: DecisionFacts['verdict'], at: number, more: Partial<DecisionFacts> = {}): DecisionFacts => ({
  id: `decision-${at}`,
  reviewerId: 'reviewer',
  verdict,
  createdAt: new Date(at),
  supersededAt: null,
  revision: 1,
  ...more,
})

test('an annotation nobody judged is open', () => {
  expect(reviewState([], 1)).toBe('open')
})

test('the newest decision that stands counts, whoever gave it, and both are kept', () => {
  const two = [decision('accept', 1, { reviewerId: 'a' }), decision('reject', 2, { reviewerId: 'b' })]
  expect(reviewState(two, 1)).toBe('rejected')
  expect(standingDecisions(two, 1)).toHaveLength(2)
})

test('a decision that was taken back no longer counts', () => {
  expect(reviewState([decision('accept', 1), decision('reject', 2, { supersededAt: new Date(3) })], 1)).toBe('accepted')
})

test('a change of the annotation after the verdict opens it again', () => {
  expect(reviewState([decision('reject', 1, { revision: 4 })], 4)).toBe('rejected')
  expect(reviewState([decision('reject', 1, { revision: 4 })], 5)).toBe('open')
  expect(reviewState([decision('reject', 1, { revision: null })], 5)).toBe('rejected')
})

test('an opened discussion is not a decision yet', () => {
  expect(isDecided(reviewState([decision('discuss', 1)], 1))).toBe(false)
  expect(progressOf(['open', 'discussed', 'accepted', 'fixed', 'rejected'])).toMatchObject({ total: 5, decided: 3, discussed: 1, open: 1 })
})

const anyDecision = fc
  .tuple(fc.constantFrom(...VERDICTS), fc.integer({ min: 0, max: 50 }), fc.boolean(), fc.option(fc.integer({ min: 1, max: 9 })), fc.uuid())
  .map(([verdict, at, gone, revision, id]) => decision(verdict, at, { id, revision, supersededAt: gone ? new Date(99) : null }))

test('the order in which decisions are read does not matter', () => {
  fc.assert(
    fc.property(fc.array(anyDecision, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (decisions, revision) => {
      expect(reviewState([...decisions].reverse(), revision)).toBe(reviewState(decisions, revision))
    }),
    { seed: 7 },
  )
})
