import type { Box } from './frame-rects'

type Point = readonly [x: number, y: number]

/** How far from a line's box a connector to another line runs: in the middle of the space between lines, in pixels. */
const GAP = 3
/** How far above the words a connector within a line runs: clear of a frame. */
const OVER = 5
/** How far beside the column a connector goes from line to line: between the words and the margin rule. */
const MARGIN = 10
/** How far inside of a box it leaves and arrives, where the box is wide enough. */
const INSET = 9
const ROUND = 3

/**
 * The way of a connector from the words of one span to those of another, as an SVG path: only through the spaces between lines
 * and beside the column (`width` pixels), so that it strikes through no word. Null where one of them stands nowhere.
 */
export function connectorRoute(from: readonly Box[], to: readonly Box[], width: number): string | null {
  const pair = nearest(from, to)
  if (!pair) return null
  return rounded(sameLine(...pair) ? overLine(...pair) : besideColumn(...pair, width))
}

/** Up from the one, over the words between, and down to the other. */
function overLine(a: Box, b: Box): Point[] {
  const over = Math.min(a.top, b.top) - OVER
  return [
    [middle(a), a.top - 1],
    [middle(a), over],
    [middle(b), over],
    [middle(b), b.top + 1],
  ]
}

/** To the nearer side of the column, along it, and back between the lines. Between neighbours it leaves by the far side of the first, to be seen. */
function besideColumn(a: Box, b: Box, width: number): Point[] {
  const [x, end, beside] = shorter([inset(a, 1), inset(b, 1), -MARGIN], [inset(a, -1), inset(b, -1), width + MARGIN])
  const down = b.top > a.top
  const neighbours = Math.abs(b.top - a.top) < a.height * 2
  const below = down !== neighbours
  const leave = below ? bottom(a) : a.top
  const arrive = down ? b.top : bottom(b)
  const out = below ? leave + GAP : leave - GAP
  const back = down ? arrive - GAP : arrive + GAP
  return [
    [x, leave],
    [x, out],
    [beside, out],
    [beside, back],
    [end, back],
    [end, arrive + (down ? 1 : -1)],
  ]
}

type Way = readonly [x: number, end: number, beside: number]

/** The way with the shorter runs between lines. */
const shorter = (one: Way, other: Way): Way => (runs(one) < runs(other) ? one : other)
const runs = ([x, end, beside]: Way): number => Math.abs(x - beside) + Math.abs(end - beside)

/** Near the left (1) or the right (-1) end of a box. */
const inset = (box: Box, from: 1 | -1): number => {
  const by = Math.min(INSET, box.width / 2)
  return from === 1 ? box.left + by : box.left + box.width - by
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
