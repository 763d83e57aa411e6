import { expect, test } from 'vitest'
import { connectorRoute } from '@/components/article/connector-route'

const LINE = 30
const box = (line: number, left: number, width: number) => ({ top: line * LINE, left, width, height: 24 })
const pointsOf = (d: string | null) =>
  [...(d ?? '').matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)

test('within a line a connector goes over the words', () => {
  const points = pointsOf(connectorRoute([box(1, 0, 80)], [box(1, 200, 60)], 600))
  expect(points.every(([, y]) => y <= LINE + 1)).toBe(true)
  expect(points[0]?.[0]).toBe(40)
  expect(points.at(-1)?.[0]).toBe(230)
})

test('between lines it goes beside the column, on the side that is nearer', () => {
  const right = pointsOf(connectorRoute([box(0, 400, 100)], [box(4, 300, 200)], 600))
  expect(Math.max(...right.map(([x]) => x))).toBe(610)
  const left = pointsOf(connectorRoute([box(4, 20, 100)], [box(0, 0, 200)], 600))
  expect(Math.min(...left.map(([x]) => x))).toBe(-10)
})

test('between neighbouring lines it is as long as a line is high, at least', () => {
  const points = pointsOf(connectorRoute([box(1, 100, 300)], [box(2, 120, 300)], 600))
  const heights = points.map(([, y]) => y)
  expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThanOrEqual(24)
})

test('of several lines and parts it joins those that are nearest to each other', () => {
  const from = [box(0, 0, 600), box(1, 0, 300)]
  expect(pointsOf(connectorRoute(from, [box(1, 320, 40)], 600)).at(-1)).toEqual([340, LINE + 1])
  expect(connectorRoute([], [box(1, 320, 40)], 600)).toBeNull()
})
