import { expect, it } from 'vitest'
import { applyChanges } from '@/lib/domain/annotation/apply-changes'
import { type Change, emptyContent } from '@/lib/domain/annotation/change'
import { gatherUnsaved, oncemore, type RefusedChange, resend, withUnsaved } from '@/lib/domain/annotation/unsaved'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

const context = { characters: 'Officials said so.', tagset: defaultTagset }
const parts = [{ start: 0, end: 9, quote: 'Officials' }]
const said = [{ start: 10, end: 14, quote: 'said' }]
let made = 0
const newId = () => `c${++made}`
const create = (id: string, tag = 'sourcing.hedge', where = parts): Change => ({
  id: newId(),
  kind: 'create',
  annotation: { id, tag, parts: where },
})
const update = (id: string, fields: object): Change => ({ id: newId(), kind: 'update', annotation: { id, ...fields } })
const remove = (id: string): Change => ({ id: newId(), kind: 'delete', annotation: { id } })
const removeRelation = (id: string): Change => ({ id: newId(), kind: 'delete', relation: { id } })
const relate = (id: string, from: string, to: string): Change => ({
  id: newId(),
  kind: 'create',
  relation: { id, type: 'attribution', from, to },
})
const refused = (change: Change, reason = 'unknown-tag', more: Partial<RefusedChange> = {}): RefusedChange => ({
  change,
  reason,
  detail: reason,
  ...more,
})
const nothing = emptyContent()
const saved = applyChanges(nothing, [create('b', 'sourcing.cue', said)], context).content

it('gathers under a refused create its changes and its relations, and shows the whole as it was meant', () => {
  const refusals = [
    refused(create('a')),
    refused(update('a', { note: 'why' }), 'depends-on-refused'),
    refused(relate('r', 'b', 'a'), 'depends-on-refused'),
  ]
  const { items, moot } = gatherUnsaved(saved, refusals)
  expect(moot).toEqual([])
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({ id: 'a', state: 'made', first: { reason: 'unknown-tag' }, annotation: { note: 'why', parts } })
  expect(items[0]?.changeIds).toEqual(refusals.map(({ change }) => change.id))
  const shown = withUnsaved(saved, items)
  expect([...shown.annotations.keys(), ...shown.relations.keys()]).toEqual(['b', 'a', 'r'])
})

it('sends, for another tag, one new create with all that was meant, then its relations, in the place of all that was refused', () => {
  const refusals = [refused(create('a')), refused(update('a', { note: 'why' })), refused(relate('r', 'b', 'a'), 'depends-on-refused')]
  const { items } = gatherUnsaved(saved, refusals)
  const shown = withUnsaved(saved, items)
  const retag = [update('a', { tag: 'sourcing.content', attributes: {} })]
  const after = applyChanges(shown, retag, context).content
  const sent = resend(items, retag, after, newId)
  expect(sent?.replaces).toEqual(refusals.map(({ change }) => change.id))
  expect(sent?.changes).toMatchObject([
    { kind: 'create', annotation: { id: 'a', tag: 'sourcing.content', note: 'why', parts } },
    { kind: 'create', relation: { id: 'r', from: 'b', to: 'a' } },
  ])
  const taken = applyChanges(saved, sent?.changes ?? [], context)
  expect([taken.refused, taken.content]).toEqual([[], after])
})

it('makes again, with what was meant, what was removed elsewhere; two late changes are one', () => {
  const was = { id: 'a', tag: 'sourcing.source', parts, attributes: {}, note: '', confidence: null, takenFromId: null }
  const refusals = [refused(update('a', { note: 'one' }), 'not-found', { was }), refused(update('a', { confidence: 'sure' }), 'not-found')]
  const { items } = gatherUnsaved(nothing, refusals)
  expect(items).toMatchObject([{ state: 'gone', annotation: { note: 'one', confidence: 'sure', parts } }])
  const [item] = items
  if (!item) throw new Error('there is an item')
  const sent = resend(items, [oncemore(item, newId)], withUnsaved(nothing, items), newId)
  expect(sent?.changes).toMatchObject([{ kind: 'create', annotation: { ...was, note: 'one', confidence: 'sure' } }])
  expect(sent?.replaces).toHaveLength(2)
})

it('sends of what is saved only the fields that were meant to change', () => {
  const { items } = gatherUnsaved(saved, [refused(update('b', { tag: 'sourcing.hedge' }))])
  expect(items).toMatchObject([{ state: 'changed', annotation: { tag: 'sourcing.hedge' } }])
  const change = [update('b', { note: 'x' })]
  const sent = resend(items, change, applyChanges(withUnsaved(saved, items), change, context).content, newId)
  expect(sent?.changes).toEqual([
    {
      id: change[0]?.id,
      kind: 'update',
      annotation: { id: 'b', tag: 'sourcing.hedge', note: 'x' },
      was: { tag: 'sourcing.cue', note: '' },
    },
  ])
})

it('lets go of what is removed though it was never saved, and sends nothing of it', () => {
  const { items } = gatherUnsaved(nothing, [refused(create('a'))])
  const sent = resend(items, [remove('a')], nothing, newId)
  expect(sent).toEqual({ changes: [], replaces: items[0]?.changeIds })
})

it('relates nothing to what is not saved', () => {
  const { items } = gatherUnsaved(saved, [refused(create('a'))])
  const change = [relate('r', 'b', 'a')]
  expect(resend(items, change, applyChanges(withUnsaved(saved, items), change, context).content, newId)).toBeNull()
})

it('does not trouble the reader with what was to go and is gone', () => {
  const changes = [refused(remove('x'), 'not-found'), refused(create('a')), refused(remove('a'), 'depends-on-refused')]
  const { items, moot } = gatherUnsaved(saved, [...changes, refused(relate('r', 'b', 'a'), 'depends-on-refused')])
  expect(items).toEqual([])
  expect(moot).toHaveLength(4)
})

it('keeps what was made again after it was removed, and of it only what came after', () => {
  const refusals = [
    refused(create('a')),
    refused(update('a', { note: 'before' }), 'depends-on-refused'),
    refused(relate('r', 'b', 'a'), 'depends-on-refused'),
    refused(remove('a'), 'depends-on-refused'),
    refused(create('a')),
    refused(update('a', { confidence: 'sure' }), 'depends-on-refused'),
  ]
  const { items, moot } = gatherUnsaved(saved, refusals)
  expect(items).toMatchObject([{ id: 'a', state: 'made', relations: [], annotation: { note: '', confidence: 'sure', parts } }])
  expect(new Set([...moot, ...(items[0]?.changeIds ?? [])])).toEqual(new Set(refusals.map(({ change }) => change.id)))
})

it('keeps a relation that was made again after it was removed, with its span or by itself', () => {
  const again = [relate('r', 'b', 'a'), removeRelation('r'), relate('r', 'b', 'a')].map((one) => refused(one, 'depends-on-refused'))
  expect(gatherUnsaved(saved, [refused(create('a')), ...again]).items).toMatchObject([{ id: 'a', relations: [{ id: 'r' }] }])
  expect(gatherUnsaved(saved, again).items).toMatchObject([{ id: 'r', what: 'relation', relations: [{ from: 'b', to: 'a' }] }])
  expect(gatherUnsaved(saved, [...again, refused(removeRelation('r'), 'not-found')]).moot).toHaveLength(4)
})

it('does not trouble the reader with the delete of what was gone elsewhere and has been made again since', () => {
  const late = refused(update('b', { note: 'x' }), 'not-found')
  expect(gatherUnsaved(saved, [late, refused(remove('b'), 'not-found')])).toMatchObject({
    items: [],
    moot: [late.change.id, expect.any(String)],
  })
})

it('tells that something could not be removed', () => {
  const { items, moot } = gatherUnsaved(saved, [refused(remove('b'), 'invalid')])
  expect(items).toMatchObject([{ id: 'b', state: 'changed', first: { reason: 'invalid' } }])
  expect(moot).toEqual([])
})

it('tells of a relation by itself where both of its ends are saved or one was removed elsewhere', () => {
  const { items } = gatherUnsaved(saved, [refused(relate('r', 'b', 'x'), 'relation-end-missing')])
  expect(items).toMatchObject([{ what: 'relation', state: 'made', annotation: null, relations: [{ from: 'b', to: 'x' }] }])
})
