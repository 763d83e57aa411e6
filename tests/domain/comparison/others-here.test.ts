import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonLength, type OthersAnnotation, otherHere, overlapOf } from '@/lib/domain/comparison/others-here'

const placed = (id: string, tag: string, ...spans: [number, number][]): OthersAnnotation => ({
  id,
  tag,
  layer: tag.split('.')[0] ?? '',
  parts: spans.map(([start, end]) => ({ start, end })),
})
const focused = placed('f', 'framing.loaded', [10, 20])

test('the same tag on characters in common is the same, also where another tag fits the place better', () => {
  expect(otherHere(focused, [placed('a', 'framing.metaphor', [10, 20]), placed('b', 'framing.loaded', [15, 40])])).toMatchObject({
    kind: 'same',
    annotation: { id: 'b' },
    exact: false,
  })
})
test('another tag of the layer differs, the most alike in place is named', () => {
  expect(otherHere(focused, [placed('a', 'framing.metaphor', [0, 11]), placed('b', 'framing.labeling', [10, 20])])).toMatchObject({
    kind: 'other',
    annotation: { id: 'b' },
    exact: true,
  })
})
test('other layers and spans that only touch say nothing here', () => {
  expect(otherHere(focused, [placed('a', 'sourcing.content', [10, 20]), placed('b', 'framing.loaded', [20, 30])])).toEqual({
    kind: 'nothing',
  })
})
test('parts count, not the gap between them', () => {
  expect(
    commonLength(
      [
        { start: 0, end: 5 },
        { start: 10, end: 15 },
      ],
      [{ start: 4, end: 11 }],
    ),
  ).toBe(2)
})

const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 8 })
  .map((points) => [...points].sort((a, b) => a - b))
  .map((points) =>
    points.slice(0, points.length & ~1).flatMap((start, at) => (at % 2 ? [] : [{ start, end: points[at + 1] ?? start + 1 }])),
  )

test('overlap is that of the sets of characters, symmetric, and 1 only for the same place', () => {
  const characters = (parts: { start: number; end: number }[]) =>
    new Set(parts.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)))
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const [left, right] = [characters(a), characters(b)]
      const common = [...left].filter((at) => right.has(at)).length
      expect(overlapOf(a, b)).toBeCloseTo(common / (left.size + right.size - common), 10)
      expect(overlapOf(b, a)).toBe(overlapOf(a, b))
      expect(overlapOf(a, a)).toBe(1)
    }),
    { seed: 11 },
  )
})

test('a reading beside itself says the same everywhere, whatever order it is read in', () => {
  const readings = fc.array(fc.tuple(spans, fc.constantFrom('framing.loaded', 'framing.labeling', 'sourcing.content')), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(readings, (reading) => {
      const annotations = reading.map(([parts, tag], at) => ({ id: `${at}`, tag, layer: tag.split('.')[0] ?? '', parts }))
      for (const one of annotations) {
        expect(otherHere(one, annotations).kind).toBe('same')
        expect(otherHere(one, [...annotations].reverse())).toEqual(otherHere(one, annotations))
      }
    }),
    { seed: 13 },
  )
})
