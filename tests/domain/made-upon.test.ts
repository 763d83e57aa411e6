import { expect, it } from 'vitest'
import { applyChanges } from '@/lib/domain/annotation/apply-changes'
import { type AnnotationFields, type Change, emptyContent, type RelationFields } from '@/lib/domain/annotation/change'
import { comesToNothing, madeUpon, settingsOf, type Update, without } from '@/lib/domain/annotation/made-upon'
import { differences, replay } from '@/lib/domain/annotation/replay'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

const context = { characters: 'Officials said so.', tagset: defaultTagset }
let made = 0
const newId = () => `c${++made}`
const start = applyChanges(
  emptyContent(),
  [
    { id: newId(), kind: 'create', annotation: { id: 'a', tag: 'sourcing.source', parts: [{ start: 0, end: 9, quote: 'Officials' }] } },
    { id: newId(), kind: 'create', annotation: { id: 'b', tag: 'sourcing.cue', parts: [{ start: 10, end: 14, quote: 'said' }] } },
    { id: newId(), kind: 'create', relation: { id: 'r', type: 'attribution', from: 'a', to: 'b' } },
  ],
  context,
).content
const update = (fields: AnnotationFields, was?: AnnotationFields): Update => ({
  id: newId(),
  kind: 'update',
  annotation: { id: 'a', ...fields },
  ...(was && { was }),
})
const done = (...changes: Change[]) => {
  const { content, applied, refused } = applyChanges(start, changes, context)
  expect(differences(replay(applied, start), content)).toEqual([])
  return { a: content.annotations.get('a'), refused: refused.map(({ reason }) => reason), content, applied }
}

it('overwrites what is there when it does not say what it was made upon', () => {
  const { a, refused } = done(update({ note: 'theirs', attributes: { sourceType: 'official' } }), update({ note: 'mine', attributes: {} }))
  expect([a?.note, a?.attributes, refused]).toEqual(['mine', {}, []])
})

it('refuses what was changed meanwhile to something else, and says what it is now', () => {
  const { a, refused, content } = done(update({ note: 'theirs' }), update({ note: 'mine' }, { note: '' }))
  expect([a?.note, refused]).toEqual(['theirs', ['changed-elsewhere']])
  const [again] = applyChanges(content, [update({ note: 'mine' }, { note: '' })], context).refused
  expect(again?.detail).toBe('“note” was changed elsewhere: now it is “theirs”.')
})

it('takes what was changed to the same meanwhile, and what was not changed', () => {
  const { a, refused } = done(
    update({ note: 'same' }),
    update({ note: 'same', confidence: 'sure' }, { note: '', confidence: null }),
    update({ note: 'more' }, { note: 'same' }),
  )
  expect([a?.note, a?.confidence, refused]).toEqual(['more', 'sure', []])
})

it('sets attributes one by one over those of others', () => {
  const { a, refused, applied } = done(
    update({ attributes: { sourceType: 'official' } }),
    update({ attributes: { naming: 'named_person' } }, { attributes: {} }),
  )
  expect([a?.attributes, refused]).toEqual([{ sourceType: 'official', naming: 'named_person' }, []])
  expect(applied.at(-1)).toMatchObject({ annotation: { attributes: { sourceType: 'official', naming: 'named_person' } } })
})

it('refuses an attribute that was set meanwhile to something else, and unsets only what it means', () => {
  const theirs = update({ attributes: { sourceType: 'official', naming: 'named_person' } })
  expect(done(theirs, update({ attributes: { naming: 'named_organisation' } }, { attributes: {} })).refused).toEqual(['changed-elsewhere'])
  const unset = update({ attributes: {} }, { attributes: { naming: 'named_person' } })
  expect(done(theirs, unset).a?.attributes).toEqual({ sourceType: 'official' })
})

it('does not let another tag take away an attribute that was set meanwhile', () => {
  const retag = update({ tag: 'sourcing.hedge', attributes: {} }, { tag: 'sourcing.source', attributes: {} })
  const free = applyChanges(start, [{ id: newId(), kind: 'delete', relation: { id: 'r' } }], context).content
  expect(applyChanges(free, [retag], context).refused).toEqual([])
  const set = applyChanges(free, [update({ attributes: { naming: 'named_person' } })], context).content
  expect(applyChanges(set, [retag], context).refused).toMatchObject([{ reason: 'changed-elsewhere' }])
})

it('compares parts by where they stand', () => {
  const whole = [{ start: 0, end: 9, quote: 'Officials' }]
  const more = [{ start: 0, end: 14, quote: 'Officials said' }]
  const less = [{ start: 0, end: 8, quote: 'Official' }]
  expect(done(update({ parts: more }, { parts: whole })).refused).toEqual([])
  expect(done(update({ parts: less }), update({ parts: more }, { parts: whole })).refused).toEqual(['changed-elsewhere'])
})

it('of two changes of one note, refused because of another device, the second is refused as well', () => {
  const { a, refused } = done(update({ note: 'theirs' }), update({ note: 'a' }, { note: '' }), update({ note: 'ab' }, { note: 'a' }))
  expect([a?.note, refused]).toEqual(['theirs', ['changed-elsewhere', 'changed-elsewhere']])
})

it('a change made upon what was refused for another reason is made upon what is there instead', () => {
  const from = (sourceType: string, was: AnnotationFields['attributes']) => update({ attributes: { sourceType } }, { attributes: was })
  const unknown = from('nobody', {})
  const { a, refused } = done(unknown, from('official', { sourceType: 'nobody' }))
  expect([a?.attributes, refused]).toEqual([{ sourceType: 'official' }, ['unknown-value']])
  const chain = [unknown, from('nor this', { sourceType: 'nobody' }), from('official', { sourceType: 'nor this' })]
  expect(done(...chain).a?.attributes).toEqual({ sourceType: 'official' })
  const theirs = update({ attributes: { sourceType: 'expert' } })
  expect(done(theirs, ...chain).refused).toEqual(['changed-elsewhere', 'changed-elsewhere', 'changed-elsewhere'])
})

it('leaves of an update what nobody set since', () => {
  const both = update({ note: 'a', attributes: { naming: 'named_person', sourceType: 'official' } }, { note: '', attributes: {} })
  expect(without(both, new Set(['confidence null']))).toBe(both)
  expect(without(both, new Set(['note null', 'attributes naming']))).toMatchObject({
    annotation: { id: 'a', attributes: { sourceType: 'official' } },
  })
  expect(without(both, new Set(['attributes naming', 'attributes sourceType']))).toEqual({ ...both, annotation: { id: 'a', note: 'a' } })
  expect(without(both, new Set(['note null', 'attributes naming', 'attributes sourceType']))).toBeNull()
  const rest = without(both, new Set(['note null', 'attributes naming']))
  expect(rest && settingsOf(rest)).toHaveLength(1)
})

it('holds for relations too', () => {
  const parts = [{ start: 15, end: 17, quote: 'so' }]
  const other: Change = { id: newId(), kind: 'create', annotation: { id: 'x', tag: 'sourcing.source', parts } }
  const begin = (from: string, was?: RelationFields): Change => ({
    id: newId(),
    kind: 'update',
    relation: { id: 'r', from },
    ...(was && { was }),
  })
  expect(done(other, begin('x', { from: 'a' })).refused).toEqual([])
  expect(done(other, begin('x'), begin('a', { from: 'b' })).refused).toEqual(['changed-elsewhere'])
})

it('notes for changes one after the other what each was made upon', () => {
  const made = madeUpon(start, [update({ note: 'a' }), update({ note: 'ab', attributes: { naming: 'named_person' } })])
  expect(made).toMatchObject([{ was: { note: '' } }, { was: { note: 'a', attributes: {} } }])
  expect(done(...made).refused).toEqual([])
})

it('knows when changes come to nothing', () => {
  const [there, back] = [update({ note: 'a' }, { note: '' }), update({ note: '' }, { note: 'a' })]
  expect([comesToNothing([there]), comesToNothing([there, back]), comesToNothing([update({ note: '' })])]).toEqual([false, true, false])
})
