import { expect, test } from 'vitest'
import type { Annotation, Relation } from '@/lib/domain/annotation/annotation'
import { applyChanges } from '@/lib/domain/annotation/apply-changes'
import { emptyContent, type SetContent } from '@/lib/domain/annotation/change'
import type { Proposal, Verdict } from '@/lib/domain/review/decision'
import { planGold, type Reviewed } from '@/lib/domain/review/gold'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

const characters = 'The minister said the so-called reform would go ahead, according to officials.'
const context = { characters, tagset: defaultTagset }
const at = (quote: string) => ({ start: characters.indexOf(quote), end: characters.indexOf(quote) + quote.length, quote })
const annotation = (id: string, tag: string, quote: string): Annotation => ({
  id,
  tag,
  parts: [at(quote)],
  attributes: {},
  note: '',
  confidence: null,
  takenFromId: null,
})
const reviewed = (one: Annotation, verdict: Verdict | null, proposal: Proposal | null = null): Reviewed => ({
  annotation: one,
  revision: 3,
  decisions: verdict
    ? [{ id: `d-${one.id}`, reviewerId: 'r', verdict, createdAt: new Date(1), supersededAt: null, revision: 3, proposal }]
    : [],
})
const counter = (prefix: string) => {
  let n = 0
  return () => `${prefix}${n++}`
}
const source = annotation('source', 'sourcing.source', 'The minister')
const cue = annotation('cue', 'sourcing.cue', 'said')
const content = annotation('content', 'sourcing.content', 'the so-called reform would go ahead')
const relations: Relation[] = [{ id: 'r1', type: defaultTagset.relations[0]?.key ?? '', from: 'content', to: 'source', attributes: {} }]

function settle(reading: Reviewed[], gold: SetContent = emptyContent(), prefix = 'g', links: Relation[] = []) {
  const plan = planGold(reading, links, gold, context, counter(prefix))
  if (!plan.ok) throw new Error(plan.detail)
  const outcome = applyChanges(gold, plan.value.changes, context)
  expect(outcome.refused).toEqual([])
  return { plan: plan.value, content: outcome.content }
}

test('gold is refused while annotations are open, and says how many', () => {
  const plan = planGold(
    [reviewed(source, 'accept'), reviewed(cue, null), reviewed(content, 'discuss')],
    [],
    emptyContent(),
    context,
    counter('x'),
  )
  expect(plan).toMatchObject({ ok: false, reason: 'still-open', detail: '2 annotations are not decided yet.' })
})

test('accepted and fixed annotations become gold, rejected ones do not', () => {
  const fix = { parts: [at('so-called')], tag: 'framing.scareQuotes' }
  const tag = defaultTagset.tags.find((one) => one.layer === 'framing')?.key ?? ''
  const { content: gold } = settle([reviewed(source, 'accept'), reviewed(cue, 'reject'), reviewed(content, 'fix', { ...fix, tag })])
  expect([...gold.annotations.values()].map((one) => [one.takenFromId, one.tag, one.parts[0]?.quote])).toEqual([
    ['source', 'sourcing.source', 'The minister'],
    ['content', tag, 'so-called'],
  ])
})

test('settling twice changes nothing; what is decided otherwise changes by changes', () => {
  const first = settle([reviewed(source, 'accept'), reviewed(cue, 'accept')])
  expect(settle([reviewed(source, 'accept'), reviewed(cue, 'accept')], first.content, 'h').plan.changes).toEqual([])
  const second = settle([reviewed(source, 'reject'), reviewed(cue, 'accept')], first.content, 'i')
  expect(second.plan.changes.map((change) => change.kind)).toEqual(['delete'])
  expect(second.content.annotations.size).toBe(1)
})

test('two annotations that say the same after their fixes become one', () => {
  const twin = annotation('twin', 'sourcing.cue', 'according to')
  expect(settle([reviewed(cue, 'accept'), reviewed(twin, 'fix', { parts: [at('said')] })]).content.annotations.size).toBe(1)
})

test('relations come along where both ends became gold and still take them', () => {
  const type = defaultTagset.relations.find(
    (one) => one.from.includes('sourcing.content') || one.from.includes('sourcing.*') || one.from.includes('*'),
  )
  const links = relations.map((relation) => ({ ...relation, type: type?.key ?? '' }))
  const both = planGold([reviewed(source, 'accept'), reviewed(content, 'accept')], links, emptyContent(), context, counter('g'))
  const one = planGold([reviewed(source, 'reject'), reviewed(content, 'accept')], links, emptyContent(), context, counter('g'))
  expect(both.ok && both.value.relations + both.value.relationsLeftOut).toBe(1)
  expect(one.ok && [one.value.relations, one.value.relationsLeftOut]).toEqual([0, 1])
})
