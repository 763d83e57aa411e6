import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChanges } from '@/lib/domain/annotation/apply-changes'
import { type Change, emptyContent, type SetContent } from '@/lib/domain/annotation/change'
import { differences, replay } from '@/lib/domain/annotation/replay'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

const characters = 'Officials said 😀 the bridge “reform” failed.\nShare this article. Officials said so again, twice.'
const context = { characters, tagset: defaultTagset }
const SEED = { seed: 20261124, numRuns: 300 }

const id = fc.integer({ min: 0, max: 12 }).map((n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`)
const partOf = fc
  .tuple(fc.integer({ min: -2, max: characters.length + 2 }), fc.integer({ min: 0, max: 12 }), fc.boolean())
  .map(([start, length, honest]) => {
    const end = start + length
    return { start, end, quote: honest ? characters.slice(Math.max(start, 0), end) : 'made up' }
  })
const tag = fc.constantFrom('sourcing.source', 'sourcing.cue', 'sourcing.content', 'framing.labeling', 'no.such_tag')
const attributes = fc.constantFrom({}, { intensity: 2 }, { intensity: '3' }, { stance: 'neutral' }, { target: ' the union ' })
const annotation = fc.record({
  id,
  tag,
  parts: fc.array(partOf, { minLength: 1, maxLength: 3 }),
  attributes,
  note: fc.constantFrom('', 'why'),
})
const relation = fc.record({ id, type: fc.constantFrom('attribution', 'contrasts_with', 'unheard_of'), from: id, to: id })

let next = 0
const numbered = (change: object): Change => ({ id: `10000000-0000-7000-8000-${String(next++).padStart(12, '0')}`, ...change }) as Change
const change = fc
  .oneof(
    { weight: 5, arbitrary: annotation.map((body) => ({ kind: 'create', annotation: body })) },
    annotation.map(({ id, tag, note }) => ({ kind: 'update', annotation: { id, tag, note } })),
    id.map((id) => ({ kind: 'delete', annotation: { id } })),
    { weight: 3, arbitrary: relation.map((body) => ({ kind: 'create', relation: body })) },
    id.map((id) => ({ kind: 'delete', relation: { id } })),
  )
  .map(numbered)
const batch = fc.array(change, { maxLength: 40 })

const plain = ({ annotations, relations }: SetContent) => ({
  annotations: [...annotations.entries()].sort(),
  relations: [...relations.entries()].sort(),
})

describe('applying changes, whatever they say', () => {
  test('every annotation that is held quotes what stands there, in order, once per tag and span', () => {
    fc.assert(
      fc.property(batch, (changes) => {
        const { content } = applyChanges(emptyContent(), changes, context)
        const places = [...content.annotations.values()].map(
          ({ tag, parts }) => `${tag} ${JSON.stringify(parts.map(({ start, end }) => [start, end]))}`,
        )
        expect(new Set(places).size).toBe(places.length)
        for (const { parts } of content.annotations.values())
          for (const { start, end, quote } of parts) expect(characters.slice(start, end)).toBe(quote)
      }),
      SEED,
    )
  })

  test('no relation hangs on an annotation that is not there', () => {
    fc.assert(
      fc.property(batch, (changes) => {
        const { content } = applyChanges(emptyContent(), changes, context)
        for (const { from, to } of content.relations.values())
          expect([content.annotations.has(from), content.annotations.has(to)]).toEqual([true, true])
      }),
      SEED,
    )
  })

  test('each change is either applied or refused', () => {
    fc.assert(
      fc.property(batch, (changes) => {
        const { applied, refused } = applyChanges(emptyContent(), changes, context)
        expect([...applied, ...refused].map((one) => one.id).sort()).toEqual(changes.map((one) => one.id).sort())
      }),
      SEED,
    )
  })

  test('replaying what was applied gives the same content and refuses nothing', () => {
    fc.assert(
      fc.property(batch, (changes) => {
        const first = applyChanges(emptyContent(), changes, context)
        const again = applyChanges(emptyContent(), first.applied, context)
        expect(again.refused).toEqual([])
        expect(plain(again.content)).toEqual(plain(first.content))
      }),
      SEED,
    )
  })

  test('replaying without checks gives the same content as well, and a difference is seen', () => {
    fc.assert(
      fc.property(batch, (changes) => {
        const { applied, content } = applyChanges(emptyContent(), changes, context)
        expect(differences(replay(applied), content)).toEqual([])
        const made = applied.filter((one) => one.kind === 'create').length
        const emptied = differences(replay(applied), emptyContent())
        expect(emptied.length).toBe(content.annotations.size + content.relations.size)
        expect(emptied.length).toBeLessThanOrEqual(made)
      }),
      SEED,
    )
  })

  test('one batch or many: the content is the same', () => {
    fc.assert(
      fc.property(batch, (changes) => {
        const whole = applyChanges(emptyContent(), changes, context).content
        const stepwise = changes.reduce((content, one) => applyChanges(content, [one], context).content, emptyContent())
        expect(plain(stepwise)).toEqual(plain(whole))
      }),
      SEED,
    )
  })

  test('what was given is left as it was', () => {
    fc.assert(
      fc.property(batch, batch, (before, changes) => {
        const { content } = applyChanges(emptyContent(), before, context)
        const kept = plain(content)
        applyChanges(content, changes, context)
        expect(plain(content)).toEqual(kept)
      }),
      { ...SEED, numRuns: 100 },
    )
  })
})
