import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyChanges } from '@/lib/domain/annotation/apply-changes'
import { type Change, emptyContent } from '@/lib/domain/annotation/change'
import { inverseChanges } from '@/lib/domain/annotation/inverse-changes'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

const characters = 'Officials said that the strike was over, two people said on Monday.'
const context = { characters, tagset: defaultTagset }
const tags = ['sourcing.source', 'sourcing.cue', 'sourcing.content', 'framing.labeling']
const id = (kind: number, n: number) => `00000000-0000-7000-800${kind}-${String(n).padStart(12, '0')}`

const step = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(3), fc.nat(50), fc.integer({ min: 1, max: 9 }))
const changes = fc.array(step, { maxLength: 25 }).map((steps) =>
  steps.map(([what, a, b, tag, start, length], n): Change => {
    const parts = [{ start, end: start + length, quote: characters.slice(start, start + length) }]
    const head = { id: id(1, n) }
    if (what === 0) return { ...head, kind: 'create', annotation: { id: id(2, a), tag: tags[tag] as string, parts } }
    if (what === 1) return { ...head, kind: 'update', annotation: { id: id(2, a), tag: tags[tag] as string } }
    if (what === 2) return { ...head, kind: 'update', annotation: { id: id(2, a), parts, note: `note ${b}` } }
    if (what === 3) return { ...head, kind: 'delete', annotation: { id: id(2, a) } }
    if (what === 4) return { ...head, kind: 'create', relation: { id: id(3, b), type: 'attribution', from: id(2, a), to: id(2, b) } }
    return { ...head, kind: 'delete', relation: { id: id(3, b) } }
  }),
)

it('changes and then their inverse leave a set as it was', () => {
  fc.assert(
    fc.property(changes, changes, (before, after) => {
      const start = applyChanges(emptyContent(), before, context).content
      const { content, applied } = applyChanges(start, after, context)
      let made = 0
      const back = applyChanges(
        content,
        inverseChanges(start, applied, () => id(4, made++)),
        context,
      )
      expect(back.refused).toEqual([])
      expect(new Map([...back.content.annotations].sort())).toEqual(new Map([...start.annotations].sort()))
      expect(new Map([...back.content.relations].sort())).toEqual(new Map([...start.relations].sort()))
    }),
    { seed: 20261124, numRuns: 400 },
  )
})
