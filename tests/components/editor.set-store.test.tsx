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

it('does not take an answer that names a change twice for one that leaves nothing to follow', () => {
  const { store, sent, newId, create } = opened()
  store.follow([create('a')], 1)
  store.do('Note', [{ id: newId(), kind: 'update', annotation: { id: 'a', note: 'mine' } }])
  const [id = ''] = sent.map((one) => one.id)
  expect(store.settle([id, id], 3)).toBe(false) // number 2 is another device's
  expect(store.revision).toBe(1)
  expect(store.settle([id, id], 2)).toBe(true)
})

const [officials, said] = [
  { start: 0, end: 9, quote: 'Officials' },
  { start: 10, end: 14, quote: 'said' },
].map((part) => [part])
/** A source and a cue that are related; the source is removed here. */
function removedFromPair() {
  const { store, sent, newId } = opened()
  const make = (id: string, tag: string, parts = officials): Change => ({
    id: newId(),
    kind: 'create',
    annotation: { id, tag, parts: parts ?? [] },
  })
  const relation = { id: 'r', type: 'attribution', from: 'source', to: 'cue' }
  store.do('Made', [make('source', 'sourcing.source'), make('cue', 'sourcing.cue', said), { id: newId(), kind: 'create', relation }])
  store.settle(
    sent.map(({ id }) => id),
    sent.length,
  )
  const removed = (id: string): Change => ({ id: newId(), kind: 'delete', annotation: { id } })
  store.do('Removed', [removed('source')])
  return { store, sent, newId, elsewhere: (...changes: Change[]) => store.follow(changes, store.revision + changes.length), removed }
}

it('brings back what was removed without its relations to what is gone elsewhere, and says how many', () => {
  const { store, elsewhere, removed } = removedFromPair()
  elsewhere(removed('cue'))
  expect(store.undo()).toMatchObject({ ok: true, leftOut: 1 })
  expect([...store.current().annotations.keys()]).toEqual(['source'])
  expect(store.current().relations.size).toBe(0)
  expect(store.redo()).toMatchObject({ ok: true, leftOut: 0 })
  expect(store.undo()).toMatchObject({ ok: true, leftOut: 0 })
})

it('leaves out a relation that no longer fits what its other end was made elsewhere', () => {
  const { store, newId, elsewhere } = removedFromPair()
  elsewhere({ id: newId(), kind: 'update', annotation: { id: 'cue', tag: 'framing.labeling' } })
  expect(store.undo()).toMatchObject({ ok: true, leftOut: 1 })
})

it('brings back what was removed with its relations', () => {
  const { store } = removedFromPair()
  expect(store.undo()).toMatchObject({ ok: true, leftOut: 0 })
  expect([...store.current().relations.keys()]).toEqual(['r'])
})

it('keeps a step that cannot be taken back yet, and drops one that can never be', () => {
  const { store, sent, elsewhere, newId, removed } = removedFromPair()
  elsewhere(removed('cue'))
  const gone: Change = { id: newId(), kind: 'update', annotation: { id: 'cue', note: 'late' } }
  const was = { id: 'cue', tag: 'sourcing.cue', parts: said ?? [], attributes: {}, note: '', confidence: null, takenFromId: null }
  store.setRefused([{ change: gone, reason: 'not-found', detail: '', was }])
  expect(store.unsaved()).toMatchObject([{ id: 'cue', state: 'gone' }])
  const before = sent.length
  expect(store.undo()).toMatchObject({ ok: false, reason: 'depends-on-refused' })
  expect([store.undoable, sent.length]).toEqual(['Removed', before])
  store.setRefused([])
  expect(store.undo()).toMatchObject({ ok: true })
  store.do('Removed', [removed('source')])
  elsewhere({ id: newId(), kind: 'create', annotation: { id: 'other', tag: 'sourcing.source', parts: officials ?? [] } })
  expect(store.undo()).toMatchObject({ ok: false, reason: 'duplicate-annotation' })
  expect(store.undoable).toBe('Made')
})

it('passes over, in words for a person, the steps whose span is gone elsewhere, and goes on with the one before', () => {
  const { store, newId, create } = opened()
  const update = (id: string, note: string): Change => ({ id: newId(), kind: 'update', annotation: { id, note } })
  store.do('Tagged as Cue', [{ id: newId(), kind: 'create', annotation: { id: 'b', tag: 'sourcing.cue', parts: said ?? [] } }])
  store.do('Tagged as Source', [create('a')])
  store.do('Note', [update('a', 'x')])
  store.receive([{ id: newId(), kind: 'delete', annotation: { id: 'a' } }])
  const passed = store.undo()
  expect(passed).toMatchObject({ ok: false, detail: expect.stringMatching(/^Note: removed elsewhere/) })
  expect(store.undoable).toBe('Tagged as Cue')
  expect(store.undo()).toMatchObject({ ok: true, step: { label: 'Tagged as Cue' } })
  expect(store.current().annotations.size).toBe(0)
})

it('takes back what is left of a step of which a part is gone', () => {
  const { store, elsewhere, removed } = removedFromPair()
  store.undo()
  elsewhere(removed('cue'))
  expect(store.undo()).toMatchObject({ ok: true, step: { label: 'Made' } })
  expect([...store.current().annotations.keys()]).toEqual([])
})

it('says of a relation that was removed that its end is gone, and makes nothing', () => {
  const { store, newId, elsewhere, removed } = removedFromPair()
  store.undo()
  store.do('Removed the relation', [{ id: newId(), kind: 'delete', relation: { id: 'r' } }])
  elsewhere(removed('cue'))
  expect(store.undo()).toMatchObject({ ok: false, detail: expect.stringMatching(/^Removed the relation: removed elsewhere/) })
  expect(store.undoable).toBe('Made')
})

it('shows at once, at the span, what another device changed meanwhile, until one of the two is taken', () => {
  const { store, sent, newId, create } = opened()
  const noted = (note: string): Change => ({ id: newId(), kind: 'update', annotation: { id: 'a', note } })
  const made = create('a')
  store.follow([made], 1)
  store.do('Note', [noted('a')])
  store.do('Note', [noted('ab')])
  expect(sent).toMatchObject([{ was: { note: '' } }, { was: { note: 'a' } }])
  store.follow([noted('theirs')], 2)
  expect(store.unsaved()).toMatchObject([{ isContested: true, saved: { note: 'theirs' }, annotation: { note: 'ab' } }])
  store.do('Sure', [{ id: newId(), kind: 'update', annotation: { id: 'a', confidence: 'sure' } }])
  expect(sent.at(-1)).toMatchObject({ annotation: { confidence: 'sure' }, was: { confidence: null } })
  const [item] = store.unsaved()
  if (!item) throw new Error('it is unsaved')
  expect(store.refusalsOf(item.changeIds).map(({ change }) => change.id)).toEqual(item.changeIds)
  store.again(item)
  expect(sent.at(-1)).toMatchObject({ annotation: { note: 'ab' }, was: { note: 'theirs' } })
  expect([store.unsaved(), store.current().annotations.get('a')]).toMatchObject([[], { note: 'ab', confidence: 'sure' }])
})

it('lets a step be undone that another device contests: nothing is left of it', () => {
  const { store, newId, create } = opened()
  store.follow([create('a')], 1)
  store.do('Note', [{ id: newId(), kind: 'update', annotation: { id: 'a', note: 'mine' } }])
  store.follow([{ id: newId(), kind: 'update', annotation: { id: 'a', note: 'theirs' } }], 2)
  expect(store.unsaved()).toHaveLength(1)
  store.undo()
  expect([store.unsaved(), store.current().annotations.get('a')?.note]).toEqual([[], 'theirs'])
})

it('keeps as unsaved what was written over something that was changed elsewhere while it was written', () => {
  const { store, newId, create } = opened()
  store.follow([create('a')], 1)
  store.follow([{ id: newId(), kind: 'update', annotation: { id: 'a', note: 'theirs' } }], 2)
  expect(store.do('Note', [{ id: newId(), kind: 'update', annotation: { id: 'a', note: 'mine' }, was: { note: '' } }]).ok).toBe(true)
  expect(store.unsaved()).toMatchObject([{ isContested: true, annotation: { note: 'mine' } }])
  expect(store.undoable).toBeNull()
})

/** A span that is saved, and one with the same tag on the same words that the server does not take. */
function twins() {
  const { store, sent, newId, create } = opened()
  store.do('Tagged as Source', [create('mine')])
  store.follow([create('theirs')], 1)
  const set = (id: string, fields: object) => store.do('Set', [{ id: newId(), kind: 'update', annotation: { id, ...fields } }])
  return { store, sent, newId, create, set }
}

it('shows at once that another device has the same tag on the same words, and takes what is done to either span', () => {
  const { store, sent, set } = twins()
  expect(store.unsaved()).toMatchObject([{ id: 'mine', state: 'made', first: { reason: 'duplicate-annotation' } }])
  for (const id of ['mine', 'theirs']) {
    expect([set(id, { note: id }).ok, set(id, { confidence: 'sure' }).ok, set(id, { attributes: { naming: 'anonymous' } }).ok]).toEqual([
      true,
      true,
      true,
    ])
    expect(store.current().annotations.get(id)).toMatchObject({ note: id, confidence: 'sure', attributes: { naming: 'anonymous' } })
  }
  const mine = sent.filter((change) => 'annotation' in change && change.annotation.id === 'mine')
  const { refused } = applyChanges(emptyContent(), mine, context)
  expect(refused).toEqual([])
  store.setRefused(mine.map((change) => ({ change, reason: 'duplicate-annotation', detail: '' })))
  expect(set('mine', { note: 'further' }).ok).toBe(true)
  expect(sent.at(-1)).toMatchObject({ kind: 'create', annotation: { id: 'mine', note: 'further', confidence: 'sure' } })
  expect(store.unsaved()).toMatchObject([{ id: 'mine', state: 'made', annotation: { note: 'further', confidence: 'sure' } }])
})

it('lets what is saved come back to the words that something unsaved has too', () => {
  const { store, set } = twins()
  expect(set('theirs', { parts: [{ start: 0, end: 14, quote: 'Officials said' }] }).ok).toBe(true)
  expect(store.undo()).toMatchObject({ ok: true })
  expect(store.current().annotations.get('theirs')?.parts).toEqual(officials)
})

it('keeps what is done to a span that is gone elsewhere: it stands again, unsaved, with that', () => {
  const { store, sent, newId, create } = opened()
  store.follow([create('a')], 1)
  store.follow([{ id: newId(), kind: 'delete', annotation: { id: 'a' } }], 2)
  expect(store.do('Note', [{ id: newId(), kind: 'update', annotation: { id: 'a', note: 'late' }, was: { note: '' } }]).ok).toBe(true)
  expect(store.unsaved()).toMatchObject([{ state: 'gone', first: { reason: 'not-found' }, annotation: { note: 'late' } }])
  expect(store.current().annotations.get('a')).toMatchObject({ note: 'late' })
  expect([sent.length, store.undoable]).toEqual([1, null])
  expect(store.do('Note', [{ id: newId(), kind: 'update', annotation: { id: 'never', note: 'x' } }])).toMatchObject({ ok: false })
})

it('does what is being typed before it hears of what was done elsewhere, so that a span that goes stays with its words', () => {
  let typed = () => {}
  const sent: Change[] = []
  let made = 0
  const newId = () => `n${++made}`
  const queue = (changes: readonly Change[]) => void sent.push(...changes)
  const store = new SetStore({ content: emptyContent(), context, newId, queue, beforeOthers: () => typed() })
  store.follow([{ id: newId(), kind: 'create', annotation: { id: 'a', tag: 'sourcing.source', parts: officials ?? [] } }], 1)
  const shown: unknown[] = []
  store.subscribe(() => shown.push(store.current().annotations.get('a')?.note))
  typed = () => {
    typed = () => {}
    store.do('Note', [{ id: newId(), kind: 'update', annotation: { id: 'a', note: 'a thought' }, was: { note: '' } }])
  }
  store.follow([{ id: newId(), kind: 'delete', annotation: { id: 'a' } }], 2)
  expect(new Set(shown)).toEqual(new Set(['a thought']))
  expect(store.unsaved()).toMatchObject([{ state: 'gone', annotation: { note: 'a thought' } }])
})

it('keeps, at the span, what is done to one whose tag was retired', () => {
  const { newId, create } = opened()
  const { content } = applyChanges(emptyContent(), [create('a')], context)
  const tagset = { ...defaultTagset, tags: defaultTagset.tags.filter(({ key }) => key !== 'sourcing.source') }
  const sent: Change[] = []
  const queue = (changes: readonly Change[]) => void sent.push(...changes)
  const store = new SetStore({ content, context: { ...context, tagset }, newId, queue })
  const note = (note: string): Change => ({ id: newId(), kind: 'update', annotation: { id: 'a', note } })
  expect(store.do('Note', [note('one')]).ok).toBe(true)
  expect(store.do('Note', [note('one more')]).ok).toBe(true)
  expect(store.unsaved()).toMatchObject([{ state: 'changed', first: { reason: 'unknown-tag' }, annotation: { note: 'one more' } }])
  store.setRefused(sent.map((change) => ({ change, reason: 'unknown-tag', detail: '' })))
  expect(store.do('Note', [note('and more')]).ok).toBe(true)
  expect(store.current().annotations.get('a')?.note).toBe('and more')
})

/** A span that is saved as a source; another device gives the same words another tag, which is not known here yet. */
function besideAnother() {
  const made = opened()
  const { store, sent, newId, create } = made
  const log = [create('a')]
  store.follow(log, 1)
  const theirs: Change = { id: newId(), kind: 'create', annotation: { id: 'theirs', tag: 'sourcing.cue', parts: officials ?? [] } }
  log.push(theirs)
  const refused: Parameters<typeof store.setRefused>[0][number][] = []
  /** The server takes what is unsent, up to `count`. */
  const send = (count = sent.length) => {
    const batch = sent.splice(0, count)
    const answer = applyChanges(applyChanges(emptyContent(), log, context).content, batch, context)
    log.push(...answer.applied.map((change) => ({ ...change, was: undefined }) as Change))
    refused.push(...answer.refused.flatMap(({ id, ...why }) => batch.flatMap((change) => (change.id === id ? [{ change, ...why }] : []))))
    const taken = answer.applied.map(({ id }) => id)
    if (!store.settle(taken, log.length)) {
      store.follow(log.slice(store.revision), log.length)
      store.drop(taken)
    }
    store.setRefused([...refused])
    return answer.refused.map(({ reason }) => reason)
  }
  const retag = (tag: string) => store.do(tag, [{ id: newId(), kind: 'update', annotation: { id: 'a', tag, attributes: {} } }])
  const tag = () => store.current().annotations.get('a')?.tag
  return { ...made, send, retag, tag, log }
}

it('what is refused does not stand again over the step that took it back', () => {
  const { store, send, retag, tag } = besideAnother()
  retag('sourcing.cue')
  store.undo()
  expect([send(), tag(), store.unsaved()]).toEqual([['duplicate-annotation'], 'sourcing.source', []])
})

it('nor where the two are sent one after the other', () => {
  const { store, send, retag, tag } = besideAnother()
  retag('sourcing.cue')
  store.undo()
  expect([send(1), tag(), store.unsaved()]).toEqual([['duplicate-annotation'], 'sourcing.source', []])
  expect([send(1), tag(), store.unsaved()]).toEqual([[], 'sourcing.source', []])
})

it('what is done to a value that was never set is done to what is there', () => {
  const { store, send, retag, tag } = besideAnother()
  retag('sourcing.cue')
  retag('sourcing.hedge')
  expect([send(), tag(), store.unsaved()]).toEqual([['duplicate-annotation'], 'sourcing.hedge', []])
})

it('and where it is refused, as it comes later, it is no other device that changed it', () => {
  const { store, send, retag, tag } = besideAnother()
  retag('sourcing.cue')
  retag('sourcing.hedge')
  send(1)
  expect([send(1), tag()]).toEqual([['changed-elsewhere'], 'sourcing.hedge'])
  expect(store.unsaved()).toMatchObject([{ state: 'changed', isContested: false, first: { reason: 'duplicate-annotation' } }])
})

it('what was removed here after a change of it was refused is not told of as removed elsewhere', () => {
  const { store, send, retag, newId } = besideAnother()
  retag('sourcing.cue')
  store.do('Removed', [{ id: newId(), kind: 'delete', annotation: { id: 'a' } }])
  expect([send(), store.current().annotations.has('a'), store.unsaved()]).toEqual([['duplicate-annotation'], false, []])
})

it('does not show again, after the page was read anew, what was made and removed before that', () => {
  const { newId, create } = opened()
  const [made, removed]: Change[] = [create('a'), { id: newId(), kind: 'delete', annotation: { id: 'a' } }]
  if (!made || !removed) throw new Error('there are two')
  const page = new SetStore({
    content: applyChanges(emptyContent(), [made], context).content,
    revision: 1,
    context,
    newId,
    queue: () => {},
  })
  page.receive([made, removed], true)
  expect(page.current().annotations.size).toBe(0)
  page.follow([removed], 2)
  expect(page.current().annotations.size).toBe(0)
})
