import { expect, it } from 'vitest'
import { applyChanges } from '@/lib/domain/annotation/apply-changes'
import { type Change, emptyContent, type SetContent } from '@/lib/domain/annotation/change'
import { inverseChanges } from '@/lib/domain/annotation/inverse-changes'
import { takeBack, touchedBy } from '@/lib/domain/annotation/own-step'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

const context = { characters: 'Officials said so.', tagset: defaultTagset }
let made = 0
const newId = () => `c${++made}`
const apply = (content: SetContent, ...changes: Change[]) => applyChanges(content, changes, context).content
const update = (fields: object): Change => ({ id: newId(), kind: 'update', annotation: { id: 'a', ...fields } })
const source: Change = {
  id: newId(),
  kind: 'create',
  annotation: { id: 'a', tag: 'sourcing.source', parts: [{ start: 0, end: 9, quote: 'Officials' }] },
}
const start = apply(emptyContent(), source)

/** The changes that take back `own`, done at `before`, after others did `theirs`. */
function back(before: SetContent, own: Change, ...theirs: Change[]) {
  const after = apply(before, own)
  return takeBack(inverseChanges(before, [own], newId), touchedBy([own], before, after), apply(after, ...theirs))
}

it('takes back a value that still stands, whatever others set beside it', () => {
  expect(back(start, update({ note: 'mine' }), update({ confidence: 'sure' }))).toMatchObject([{ annotation: { note: '' } }])
})

it('leaves alone what others set anew', () => {
  expect(back(start, update({ note: 'mine' }), update({ note: 'theirs' }))).toBeNull()
})

it('takes back its own attribute and keeps that of others', () => {
  const keys = defaultTagset.tags.find(({ key }) => key === 'sourcing.source')?.attributes ?? []
  const [first, second] = keys.flatMap((key) => {
    const value = defaultTagset.attributes.find((one) => one.key === key)?.values[0]?.value
    return value === undefined ? [] : [[key, value] as const]
  })
  if (!first || !second) throw new Error('the tag has two attributes with values')
  const theirs = update({ attributes: Object.fromEntries([first, second]) })
  expect(back(start, update({ attributes: Object.fromEntries([first]) }), theirs)).toMatchObject([
    { annotation: { attributes: apply(start, update({ attributes: Object.fromEntries([second]) })).annotations.get('a')?.attributes } },
  ])
})

it('does not remove what it made once others changed or related it', () => {
  expect(back(emptyContent(), source)).toMatchObject([{ kind: 'delete' }])
  expect(back(emptyContent(), source, update({ note: 'theirs' }))).toBeNull()
  const cue: Change = {
    id: newId(),
    kind: 'create',
    annotation: { id: 'b', tag: 'sourcing.cue', parts: [{ start: 10, end: 14, quote: 'said' }] },
  }

  const ends = apply(emptyContent(), cue)
  const relation = { id: 'r', type: 'attribution', from: 'b', to: 'a', attributes: {} }
  const after = apply(ends, source)
  const related = { ...after, relations: new Map([['r', relation]]) }
  expect(takeBack(inverseChanges(ends, [source], newId), touchedBy([source], ends, after), related)).toBeNull()
})
