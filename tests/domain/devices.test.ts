import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SetStore } from '@/components/editor/set-store'
import type { Attributes } from '@/lib/domain/annotation/annotation'
import { applyChanges } from '@/lib/domain/annotation/apply-changes'
import {
  type AnnotationFields,
  type AnnotationPatch,
  type Change,
  emptyContent,
  type SetContent,
  subjectIdOf,
} from '@/lib/domain/annotation/change'
import { madeUponOne, type Setting, sameValue, settingsOf, type Update, valueFor } from '@/lib/domain/annotation/made-upon'
import { differences } from '@/lib/domain/annotation/replay'
import { appliedOf, sortBatch } from '@/lib/domain/annotation/sent-batch'
import type { RefusedChange } from '@/lib/domain/annotation/unsaved'
import { defaultTagset } from '@/lib/domain/tagset/default-tagset'

const characters = 'Officials said that the strike was over, two people said on Monday.'
const tags = ['sourcing.source', 'sourcing.cue', 'sourcing.content', 'framing.labeling', 'sourcing.hedge']
const context = { characters, tagset: defaultTagset }
const without = { ...defaultTagset, tags: defaultTagset.tags.filter(({ key }) => key !== 'sourcing.hedge') }

/** A server of one set; one tag is retired at some moment. */
class Server {
  content: SetContent = emptyContent()
  log: Change[] = []
  /** the same as they were sent */
  readonly taken: Change[] = []
  tagset = defaultTagset
  take(changes: readonly Change[]) {
    const known = new Set(this.log.map(({ id }) => id))
    const { fresh, overtaken } = sortBatch(changes, ({ id }) => known.has(id))
    const outcome = applyChanges(this.content, fresh, { characters, tagset: this.tagset })
    const refused = [...overtaken, ...outcome.refused]
    this.content = outcome.content
    this.taken.push(...outcome.applied)
    this.log.push(...outcome.applied.map(asLogged))
    return { revision: this.log.length, applied: appliedOf(changes, refused), refused }
  }
}

/** What is kept of a change: not what it was made upon. */
function asLogged(change: Change): Change {
  const { was: _was, ...logged } = change as Update
  return logged
}

let ids = 0
const newId = () => `00000000-0000-7000-8000-${String(++ids).padStart(12, '0')}`

/** A page of the same reader on a device of its own. */
class Device {
  unsent: Change[] = []
  refused: RefusedChange[] = []
  readonly made = new Set<string>() // ids of the changes made here
  /** of each annotation what was done to it last here */
  readonly last = new Map<string, Change['kind']>()
  /** refused changes that were forgotten though what they are about was not removed and does not stand in the text */
  readonly missed: Change[] = []
  store: SetStore

  constructor(private readonly server: Server) {
    this.store = this.opened()
  }
  /** The page is read anew: what is unsent and what was refused is what the browser kept. */
  reload() {
    this.store = this.opened()
    this.store.setRefused(this.refused)
    this.store.receive([...this.unsent], true)
  }
  /** Lets go of one thing that is unsaved; gives back what undoes it. */
  putAside(nth: number): () => void {
    const items = this.store.unsaved()
    const item = items[nth % Math.max(items.length, 1)]
    if (!item) return () => {}
    const kept = this.store.refusalsOf(item.changeIds)
    this.store.drop(item.changeIds)
    this.refused = this.refused.filter(({ change }) => !item.changeIds.includes(change.id))
    this.unsent = this.unsent.filter(({ id }) => !item.changeIds.includes(id))
    this.store.setRefused(this.refused)
    return () => {
      this.refused = [...this.refused, ...kept]
      this.store.setRefused(this.refused)
    }
  }
  private opened() {
    const { server } = this
    return new SetStore({
      content: server.content,
      revision: server.log.length,
      context,
      newId,
      queue: (changes, replaces) => {
        this.unsent.push(...changes)
        for (const change of changes) {
          this.made.add(change.id)
          this.last.set(subjectIdOf(change), change.kind)
        }
        this.refused = this.refused.filter(({ change }) => !replaces.includes(change.id))
        this.unsent = this.unsent.filter(({ id }) => !replaces.includes(id))
      },
      forget: (gone) => {
        const forgotten = this.refused.filter(({ change }) => gone.includes(change.id)).map(({ change }) => change)
        this.missed.push(...forgotten.filter((one) => this.last.get(subjectIdOf(one)) !== 'delete' && !this.isShown(one)))
        this.refused = this.refused.filter(({ change }) => !gone.includes(change.id))
      },
    })
  }
  /** Whether what a change is about stands here or is on its way again; a relation that hangs on nothing is not missed. */
  private isShown(change: Change): boolean {
    const { annotations, relations } = this.store.current()
    if (this.unsent.some((one) => subjectIdOf(one) === subjectIdOf(change))) return true
    if ('annotation' in change) return annotations.has(change.annotation.id)
    const { id, from = '', to = '' } = 'from' in change.relation ? change.relation : { id: change.relation.id }
    return relations.has(id) || !annotations.has(from) || !annotations.has(to)
  }
  /** The server takes what is unsent; the answer may be lost. */
  send(count: number, lost: boolean) {
    const batch = this.unsent.slice(0, count)
    if (batch.length === 0) return
    const { applied, refused, revision } = this.server.take(batch)
    if (lost) return
    const no = new Map(refused.map((one) => [one.id, one]))
    this.unsent = this.unsent.slice(batch.length)
    for (const change of batch) {
      const why = no.get(change.id)
      if (why)
        this.refused = [
          ...this.refused,
          { change, reason: why.reason, detail: why.detail, was: this.store.current().annotations.get(subjectIdOf(change)) },
        ]
    }
    if (!this.store.settle(applied, revision)) {
      this.follow()
      this.store.drop(applied)
    }
    this.store.setRefused(this.refused)
  }
  follow() {
    this.store.follow(this.server.log.slice(this.store.revision), this.server.log.length)
  }
}

const act = fc.record({
  device: fc.nat(1),
  what: fc.constantFrom(
    'create',
    'create',
    'retag',
    'note',
    'attribute',
    'relate',
    'delete',
    'undo',
    'undo',
    'redo',
    'to and fro',
    'to and fro',
    'send',
    'send',
    'lose',
    'follow',
    'again',
    'retire',
    ...(['resize', 'resize', 'relate', 'unrelate', 'retype', 'retag with relations', 'attribution', 'sure', 'source type'] as const),
    ...(['reload', 'aside', 'aside and back'] as const),
  ),
  a: fc.nat(40),
  b: fc.nat(40),
  tag: fc.constantFrom(...tags, 'sourcing.hedge'),
})
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

function perform(server: Server, devices: readonly Device[], { device, what, a, b, tag }: Act) {
  const here = devices[device] as Device
  const shown = [...here.store.current().annotations.keys()]
  const id = shown[a % Math.max(shown.length, 1)]
  if (what === 'create') {
    const [start, end] = [a, a + 1 + (b % 9)]
    const body = { id: newId(), tag, parts: [{ start, end, quote: characters.slice(start, end) }] }
    here.store.do('made', [{ id: newId(), kind: 'create', annotation: body }])
  } else if (what === 'relate') {
    const [from = '', to = ''] = [shown[a % Math.max(shown.length, 1)], shown[b % Math.max(shown.length, 1)]]
    here.store.do('related', [{ id: newId(), kind: 'create', relation: { id: newId(), type: 'derived_from', from, to } }])
  } else if (what === 'undo') here.store.undo()
  else if (what === 'redo') here.store.redo()
  else if (what === 'to and fro') {
    here.store.undo()
    here.store.redo()
  } else if (what === 'send') here.send(1 + (a % 4), false)
  else if (what === 'lose') here.send(1 + (a % 4), true)
  else if (what === 'follow') here.follow()
  else if (what === 'retire') server.tagset = without
  else if (what === 'reload') here.reload()
  else if (what === 'aside') here.putAside(a)
  else if (what === 'aside and back') here.putAside(a)()
  else if (what === 'attribution') here.store.do('attribution', attributionAt(a))
  else if (what === 'unrelate' || what === 'retype') {
    const relations = [...here.store.current().relations.values()]
    const relation = relations[a % Math.max(relations.length, 1)]
    if (!relation) return
    const type = b % 2 ? 'derived_from' : 'attribution'
    const [from, to] = b % 3 ? [relation.from, relation.to] : [relation.to, relation.from]
    if (what === 'unrelate') here.store.do('unrelated', [{ id: newId(), kind: 'delete', relation: { id: relation.id } }])
    else here.store.do('retyped', [{ id: newId(), kind: 'update', relation: { id: relation.id, type, from, to } }])
  } else if (what === 'again') {
    const item = here.store.unsaved()[a % Math.max(here.store.unsaved().length, 1)]
    if (item?.annotation) here.store.again(item)
  } else if (id !== undefined) {
    if (what === 'delete') here.store.do('removed', [{ id: newId(), kind: 'delete', annotation: { id } }])
    else if (what === 'retag with relations') {
      const relations = [...here.store.current().relations.values()].filter(({ from, to }) => from === id || to === id)
      here.store.do('retagged', [
        ...relations.map((relation): Change => ({ id: newId(), kind: 'delete', relation: { id: relation.id } })),
        { id: newId(), kind: 'update', annotation: { id, tag, attributes: {} } },
      ])
    } else {
      const fields = fieldsOf({ device, what, a, b, tag }, here.store.current().annotations.get(id)?.attributes ?? {})
      here.store.do(what, [{ id: newId(), kind: 'update', annotation: { id, ...fields } }])
    }
  }
}

function fieldsOf({ device, what, a, b, tag }: Act, attributes: Attributes): Omit<AnnotationPatch, 'id'> {
  if (what === 'retag') return { tag, attributes: {} }
  if (what === 'note') return { note: `note ${b} of ${device}` }
  if (what === 'sure') return { confidence: b % 2 ? 'sure' : 'unsure' }
  if (what === 'source type') return { attributes: { ...attributes, sourceType: b % 2 ? 'official' : 'expert' } }
  if (what === 'resize') return { parts: [partAt(b, b + 1 + (a % 7))] }
  return { attributes: { stance: b % 2 ? 'neutral' : 'distancing' } }
}

const partAt = (start: number, end: number) => ({ start, end, quote: characters.slice(start, end) })

function attributionAt(at: number): Change[] {
  const made = [
    { id: newId(), tag: 'sourcing.source', parts: [partAt(at, at + 3)] },
    { id: newId(), tag: 'sourcing.cue', parts: [partAt(at + 4, at + 6)] },
    { id: newId(), tag: 'sourcing.content', parts: [partAt(at + 7, at + 9)] },
  ] as const
  const [source, cue, content] = made
  const relate = (from: string, to: string): Change => ({
    id: newId(),
    kind: 'create',
    relation: { id: newId(), type: 'attribution', from, to },
  })
  return [
    ...made.map((annotation): Change => ({ id: newId(), kind: 'create', annotation })),
    relate(source.id, cue.id),
    relate(cue.id, content.id),
  ]
}

/** Everything is sent and followed; what is refused is let go of. */
function quiet(devices: readonly Device[]) {
  for (const device of devices) while (device.unsent.length > 0) device.send(3, false)
  for (const device of devices) {
    device.follow()
    device.refused = []
    device.store.setRefused([])
  }
}

it('two devices come to show what the server holds, whatever they do, lose and are refused; each change is applied once', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 60, size: 'max' }), (acts) => {
      const server = new Server()
      const devices = [new Device(server), new Device(server)]
      for (const one of acts) perform(server, devices, one)
      quiet(devices)
      for (const { store } of devices) expect(differences(server.content, store.current())).toEqual([])
      expect(new Set(server.log.map(({ id }) => id)).size).toBe(server.log.length)
    }),
    { seed: 20261124, numRuns: 500 },
  )
})

it('what is refused is told and stands in the text until it is let go of, or its reader removed it', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 40, size: 'max' }), (acts) => {
      const server = new Server()
      const devices = [new Device(server), new Device(server)]
      for (const one of acts) {
        perform(server, devices, one)
        for (const { store, refused, unsent, missed } of devices) {
          for (const { annotation } of store.unsaved()) if (annotation) expect(store.current().annotations.has(annotation.id)).toBe(true)
          const told = new Set(store.unsaved().flatMap(({ changeIds }) => changeIds))
          // what a later step takes back is not told of while that step is on its way
          const onTheirWay = new Set(unsent.map(subjectIdOf))
          expect(refused.filter(({ change }) => !told.has(change.id) && !onTheirWay.has(subjectIdOf(change)))).toEqual([])
          expect(missed).toEqual([])
        }
      }
    }),
    { seed: 20261124, numRuns: 200 },
  )
})

it('on one device nothing that is sent, lost, followed or read anew changes what is shown', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 60, size: 'max' }), (acts) => {
      const server = new Server()
      const device = new Device(server)
      for (const one of acts) {
        if (one.what === 'retire' || one.what.startsWith('aside')) continue
        const before = device.store.current()
        perform(server, [device, device], one)
        if (one.what === 'send') while (device.unsent.length > 0) device.send(3, false)
        if (['send', 'lose', 'follow', 'reload'].includes(one.what)) expect(differences(before, device.store.current())).toEqual([])
      }
    }),
    { seed: 20261201, numRuns: 200 },
  )
})

it('undo of one’s own steps never takes back what the other device did', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 40, size: 'max' }), (acts) => {
      const server = new Server()
      const devices = [new Device(server), new Device(server)] as const
      for (const one of acts) perform(server, devices, one)
      quiet(devices)
      const [here, other] = devices
      const last = lastOfEach(server.log)
      for (let n = 0; n < acts.length; n++) here.store.undo()
      for (const [key, { change, value }] of last) {
        if (!other.made.has(change.id) || value === '') continue // a note that was taken back again is as none
        const [id = '', field = ''] = key.split(' ')
        const now = here.store.current().annotations.get(id)
        expect(now && (now as unknown as Record<string, unknown>)[field]).toEqual(value)
      }
    }),
    { seed: 20261124, numRuns: 300 },
  )
})

/** Of each annotation that is there at the end, by whom each note was written last. */
function lastOfEach(log: readonly Change[]): Map<string, { change: Change; value: unknown }> {
  const last = new Map<string, { change: Change; value: unknown }>()
  for (const change of log) {
    const id = subjectIdOf(change)
    if (change.kind === 'delete') last.delete(`${id} note`)
    else if (change.kind === 'update' && 'annotation' in change && change.annotation.note !== undefined)
      last.set(`${id} note`, { change, value: change.annotation.note })
    else if (change.kind === 'create') last.delete(`${id} note`)
  }
  return last
}

const PLACES: readonly Pick<Setting, 'field' | 'attribute'>[] = [
  { field: 'note', attribute: null },
  { field: 'confidence', attribute: null },
  { field: 'attributes', attribute: 'sourceType' },
  { field: 'attributes', attribute: 'naming' },
]
const valuesOf = ({ attribute }: Pick<Setting, 'attribute'>) =>
  attribute ? (defaultTagset.attributes.find(({ key }) => key === attribute)?.values.map(({ value }) => value) ?? []) : ['sure', 'unsure']

/** One thing that is done to one span that two devices have. `typed`: made upon what was seen a while ago, as in a field. */
const deed = fc.record({
  device: fc.nat(1),
  what: fc.constantFrom('set', 'set', 'set', 'set', 'typed', 'send', 'lose', 'follow', 'undo', 'redo', 'keep'),
  place: fc.constantFrom(...PLACES),
  value: fc.nat(20),
})

it('what was set last on a device is in the set, or is told there as unsaved, or was changed by somebody who saw it', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 4, maxLength: 40 }), (deeds) => {
      const server = new Server()
      const parts = [{ start: 0, end: 9, quote: 'Officials' }]
      server.take([{ id: newId(), kind: 'create', annotation: { id: 'a', tag: 'sourcing.source', parts } }])
      const devices = [new Device(server), new Device(server)]
      const last = devices.map(() => new Map<(typeof PLACES)[number], unknown>())
      const typing = devices.map(({ store }) => store.current().annotations.get('a'))
      for (const { device, what, place, value } of deeds) {
        const here = devices[device] as Device
        const now = here.store.current().annotations.get('a')
        if (!now) throw new Error('nobody removes it')
        if (what === 'send') here.send(2, false)
        else if (what === 'lose') here.send(2, true)
        else if (what === 'follow') here.follow()
        else if (what === 'undo') undone(here, last[device], () => here.store.undo())
        else if (what === 'redo') undone(here, last[device], () => here.store.redo())
        else if (what === 'keep') for (const item of here.store.unsaved()) here.store.again(item)
        else {
          const isTyped = what === 'typed' && place.field === 'note'
          const all = valuesOf(place)
          const wanted = place.field === 'note' ? `note ${++ids}` : all[value % all.length]
          const fields = (
            place.attribute ? { attributes: { ...now.attributes, [place.attribute]: wanted } } : { [place.field]: wanted }
          ) as AnnotationFields
          const change: Update = { id: newId(), kind: 'update', annotation: { id: 'a', ...fields } }
          const done = here.store.do('set', [isTyped ? madeUponOne(typing[device] ?? now, change) : change])
          expect(done.ok).toBe(true)
          last[device]?.set(place, wanted)
          typing[device] = here.store.current().annotations.get('a')
        }
      }
      for (const device of [...devices, ...devices]) {
        while (device.unsent.length > 0) device.send(3, false)
        device.follow()
      }
      const held = server.content.annotations.get('a')
      if (!held) throw new Error('nobody removes it')
      for (const [n, device] of devices.entries())
        for (const [place, value] of last[n] ?? []) {
          const shown = device.store.current().annotations.get('a')
          const isTold = device.store.unsaved().some(({ isContested }) => isContested) && shown && sameValue(valueFor(place, shown), value)
          const isSeen = server.taken.some((one) => isMadeUpon(one, place, value))
          expect([place, value, sameValue(valueFor(place, held), value) || isTold || isSeen]).toEqual([place, value, true])
        }
      for (const { store } of devices) if (store.unsaved().length === 0) expect(differences(server.content, store.current())).toEqual([])
    }),
    { seed: 20261124, numRuns: 400 },
  )
})

/** A step back or forth is the last word on what it changes. */
function undone({ store }: Device, last: Map<(typeof PLACES)[number], unknown> | undefined, work: () => unknown) {
  const before = store.current().annotations.get('a')
  work()
  const after = store.current().annotations.get('a')
  if (!before || !after) return
  for (const place of PLACES) if (!sameValue(valueFor(place, before), valueFor(place, after))) last?.set(place, valueFor(place, after))
}

const isMadeUpon = (change: Change, { field, attribute }: Pick<Setting, 'field' | 'attribute'>, value: unknown): boolean =>
  change.kind === 'update' &&
  settingsOf(change).some((one) => one.field === field && one.attribute === attribute && sameValue(one.was, value))
