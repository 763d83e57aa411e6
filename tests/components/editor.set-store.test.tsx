import { expect, it } from 'vitest'
import { SetStore } from '@/components/editor/set-store'
import { applyChanges } from '@/lib/domain/annotation/apply-changes'
import { type Change, emptyContent } from '@/lib/domain/annotation/change'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

const context = { characters: 'Officials said so.', tagset: defaultTagset }

function opened() {
  let made = 0
  const sent: Change[] = []
  const newId = () => `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`
  const store = new SetStore({ content: emptyContent(), context, newId, queue: (changes) => void sent.push(...changes) })
  const parts = [{ start: 0, end: 9, quote: 'Officials' }]
  const create = (id: string): Change => ({ id: newId(), kind: 'create', annotation: { id, tag: 'sourcing.source', parts } })
  return { store, sent, newId, create }
}

it('does, undoes and does again, and what was sent gives the same set', () => {
  const { store, sent, newId, create } = opened()
  store.do('Tagged as Source', [create('a')])
  store.do('Set the note', [{ id: newId(), kind: 'update', annotation: { id: 'a', note: 'who?' } }])
  const full = store.current()
  store.do('Deleted', [{ id: newId(), kind: 'delete', annotation: { id: 'a' } }])
  expect(store.current().annotations.size).toBe(0)
  store.undo()
  expect(store.current()).toEqual(full)
  store.undo()
  expect(store.current().annotations.get('a')?.note).toBe('')
  store.redo()
  expect(store.current()).toEqual(full)
  const replayed = applyChanges(emptyContent(), sent, context)
  expect([replayed.refused, replayed.content]).toEqual([[], full])
  expect(new Set(sent.map((change) => change.id)).size).toBe(sent.length)
})

it('says why something cannot be done, and sends nothing of it', () => {
  const { store, sent, create } = opened()
  store.do('Tagged as Source', [create('a')])
  expect(store.do('Tagged as Source', [create('b')])).toMatchObject({ ok: false, reason: 'duplicate-annotation' })
  expect(sent).toHaveLength(1)
  expect(store.undoable).toBe('Tagged as Source')
})

it('shows what another tab did without making it this tab’s to undo', () => {
  const { store, sent, create } = opened()
  store.receive([create('a')])
  expect(store.current().annotations.has('a')).toBe(true)
  expect([store.undo(), sent]).toEqual([null, []])
})
