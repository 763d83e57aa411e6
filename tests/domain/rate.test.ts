import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bucket, isFull, takeOne } from '@/lib/domain/account/rate'

test('of any moments, at most a minute’s worth and what filled since are taken, and after the wait one is', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 300 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), steps, (perMinute, waits) => {
      let [bucket, now, taken]: [Bucket | undefined, number, number] = [undefined, 1_000_000, 0]
      for (const wait of waits) {
        now += wait
        const { bucket: after, waitSeconds } = takeOne(bucket, perMinute, now)
        bucket = after
        if (waitSeconds === 0) taken++
        else expect(takeOne(bucket, perMinute, now + waitSeconds * 1000).waitSeconds).toBe(0)
      }
      expect(taken).toBeLessThanOrEqual(perMinute + Math.ceil(((now - 1_000_000) / 60_000) * perMinute))
    }),
    { seed: 5 },
  )
})

test('a bucket is full again after a minute, also when the clock went back', () => {
  const { bucket } = takeOne(undefined, 10, 50_000)
  expect(isFull(bucket, 10, 50_000)).toBe(false)
  expect(isFull(bucket, 10, 110_000)).toBe(true)
  expect(takeOne(bucket, 10, 0).waitSeconds).toBe(0)
})
