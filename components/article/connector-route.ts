import type { Box } from './frame-rects'

type Point = readonly [x: number, y: number]

/** How far from a line's box its connector runs: in the middle of the space that the next line leaves, in pixels. */
const GAP = 3
/** How far beside the column a connector goes from line to line: between the words and the margin rule. */
const MARGIN = 10
/** Shorter than this, a run between two lines says nothing. */
const LEAST_RUN = 28
const ROUND = 3

/**
 * The way of a connector from the words of one span to those of another, as an SVG path: only through the spaces between lines
 * and beside the column (`width` pixels), so that it strikes through no word. Null where one of them stands nowhere.
 */
export function connectorRoute(from: readonly Box[], to: readonly Box[], width: number): string | null {
  const pair = nearest(from, to)
  if (!pair) return null
  const [a, b] = pair
  if (sameLine(a, b)) {
    const over = Math.min(a.top, b.top) - GAP
    return rounded([
      [middle(a), a.top],
      [middle(a), over],
      [middle(b), over],
      [middle(b), b.top + 1],
    ])
  }
  const down = b.top > a.top
  const [leave, arrive] = down ? [bottom(a), b.top] : [a.top, bottom(b)]
  const [out, back] = down ? [leave + GAP, arrive - GAP] : [leave - GAP, arrive + GAP]
  if (Math.abs(arrive - leave) < a.height) {
    const between = (leave + arrive) / 2
    const [x, end] = apart(a, b)
    return rounded([
      [x, leave],
      [x, between],
      [end, between],
      [end, arrive + (down ? 1 : -1)],
    ])
  }
  const beside = middle(a) + middle(b) < width ? -MARGIN : width + MARGIN
  return rounded([
    [middle(a), leave],
    [middle(a), out],
    [beside, out],
    [beside, back],
    [middle(b), back],
    [middle(b), arrive + (down ? 1 : -1)],
  ])
}

const middle = (box: Box): number => box.left + box.width / 2
const bottom = (box: Box): number => box.top + box.height
const sameLine = (a: Box, b: Box): boolean => Math.abs(a.top - b.top) < a.height / 2

/** The two boxes that a connector joins: on one line if there are such, else those with the fewest lines between. */
function nearest(from: readonly Box[], to: readonly Box[]): readonly [Box, Box] | null {
  let found: readonly [Box, Box] | null = null
  let least = Number.POSITIVE_INFINITY
  for (const a of from)
    for (const b of to) {
      const distance = (sameLine(a, b) ? 0 : Math.abs(a.top - b.top) * 1000) + Math.abs(middle(a) - middle(b))
      if (distance < least) [found, least] = [[a, b], distance]
    }
  return found
}

/** From where to where a connector between neighbouring lines runs: middle to middle, or, where these are as good as one above the other, across. */
function apart(a: Box, b: Box): readonly [number, number] {
  if (Math.abs(middle(a) - middle(b)) >= LEAST_RUN) return [middle(a), middle(b)]
  const forth = Math.min(LEAST_RUN * 2, a.left + a.width - b.left - 8)
  const x = Math.max(a.left, b.left) + 4
  return forth > LEAST_RUN / 2 ? [x + forth, x] : [middle(a), middle(b)]
}

/** A path through points, its corners round where there is room for it. */
function rounded(points: readonly Point[]): string {
  return points
    .map(([x, y], n) => {
      const [before, after] = [points[n - 1], points[n + 1]]
      if (!before || !after) return `${n === 0 ? 'M' : 'L'}${x} ${y}`
      const [from, to] = [toward([x, y], before), toward([x, y], after)]
      return `L${from[0]} ${from[1]} Q${x} ${y} ${to[0]} ${to[1]}`
    })
    .join(' ')
}

function toward([x, y]: Point, [toX, toY]: Point): Point {
  const length = Math.hypot(toX - x, toY - y)
  const by = length === 0 ? 0 : Math.min(ROUND, length / 2) / length
  return [x + (toX - x) * by, y + (toY - y) * by]
}
