import type { Annotation } from '@/lib/domain/annotation/annotation'
import { carryIndex } from '@/lib/domain/annotation/annotation-index'
import { applyChanges, type ChangeContext, checkAnnotation } from '@/lib/domain/annotation/apply-changes'
import { type Change, type Refusal, type SetContent, subjectIdOf } from '@/lib/domain/annotation/change'
import { inverseChanges } from '@/lib/domain/annotation/inverse-changes'
import { madeUpon } from '@/lib/domain/annotation/made-upon'
import { joined, type Since, setSince, stillMeant } from '@/lib/domain/annotation/overtaken'
import { type Touched, takeBack, touchedBy } from '@/lib/domain/annotation/own-step'
import { canonical, replay } from '@/lib/domain/annotation/replay'
import {
  annotationsOf,
  fitting,
  gatherUnsaved,
  oncemore,
  type RefusedChange,
  type Resent,
  resend,
  type Unsaved,
  withUnsaved,
} from '@/lib/domain/annotation/unsaved'
import { words } from './strings'

/** One thing the reader did, in words, with what takes it back. */
export type Step = {
  readonly label: string
  readonly changes: readonly Change[]
  readonly inverse: readonly Change[]
  readonly touched: readonly Touched[]
}
type Not = { readonly ok: false; readonly reason: Refusal; readonly detail: string }
/** `leftOut`: so many relations could not be made again, as their other end is gone or no longer fits. */
export type Done = { readonly ok: true; readonly step: Step; readonly leftOut: number } | Not
type Options = {
  readonly content: SetContent
  /** the number of the last change in `content` */
  readonly revision?: number
  readonly context: ChangeContext
  readonly newId: () => string
  /** where each local change goes to be kept and sent; `replaces`: ids of changes that are or will be refused, whose place they take */
  readonly queue: (changes: readonly Change[], replaces: readonly string[]) => void
  /** refused changes that nobody misses, by id: what was to go is gone */
  readonly forget?: (ids: readonly string[]) => void
  /** called before what was done elsewhere is shown: what is being typed is done first */
  readonly beforeOthers?: () => void
}

/**
 * What a set holds as the reader sees it: what the server has, over it what is on its way, by the same rules as the server's,
 * and what the server refused, kept as it was meant. Undo and redo are changes themselves, made of the inverse of what was
 * done here; what comes from another tab or device is not theirs, and what it changed since they leave alone.
 */
export class SetStore {
  private content: SetContent
  private undone: Step[] = []
  private done: Step[] = []
  private readonly listeners = new Set<() => void>()
  /** what the server holds at `revision`, without the changes in `log`, which come after it */
  private base: SetContent
  private log: Change[] = []
  private pending: Change[] = []
  private refused: readonly RefusedChange[] = []
  private items: readonly Unsaved[] = []
  /** what `items` were gathered from: refused, or going to be */
  private gathered: readonly RefusedChange[] = []
  /** ids of refused changes that are no longer of interest, whatever word of them still comes */
  private readonly replaced = new Set<string>()
  /** whether something on its way does not hold here, or is decided, so that what is shown lacks it */
  private inexact = false
  /** ids of changes that may be in `base` already: it is not known which of the server's numbers are theirs */
  private readonly doubtful = new Set<string>()
  /** which change came to be known before which, by their ids */
  private readonly places = new Map<string, number>()
  /** what the server took since changes were made, of what they set */
  private since: Since = new Map()
  /** ids of what was made or removed before something that the server took: it did that too, or refused it */
  private readonly decided = new Set<string>()
  /** ids of changes that were done here, not in another tab or before the page was read */
  private readonly own = new Set<string>()
  /** annotations that went, as they were shown last */
  private readonly removed = new Map<string, Annotation>()
  /** ids of changes that are no longer on their way, so that late word of them changes nothing */
  private readonly over = new Set<string>()
  revision: number

  constructor(private readonly options: Options) {
    this.content = options.content
    this.base = options.content
    this.revision = options.revision ?? 0
  }

  current = (): SetContent => this.content
  /** What the server refused, by what it is about. A new array where it changed. */
  unsaved = (): readonly Unsaved[] => this.items
  /** Of the changes with these ids, what is known of why they are unsaved. */
  refusalsOf = (ids: readonly string[]): RefusedChange[] => this.gathered.filter(({ change }) => ids.includes(change.id))
  /** The annotations that changes on their way are about, in the order they were made. */
  onTheirWay = (): string[] => [...annotationsOf(this.pending, this.content)].filter((id) => this.content.annotations.has(id))
  /** What changes on their way remove, as the server has it. */
  goingAway = (): Annotation[] => {
    const ids = this.pending.flatMap((change) => (change.kind === 'delete' ? annotationIdOf(change) : []))
    const gone = new Set(ids.filter((id) => !this.content.annotations.has(id)))
    if (gone.size === 0) return []
    const { annotations } = replay(this.log, this.base)
    return [...gone].flatMap((id) => annotations.get(id) ?? [])
  }
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }
  get undoable(): string | null {
    return this.done.at(-1)?.label ?? null
  }
  get redoable(): string | null {
    return this.undone.at(-1)?.label ?? null
  }

  /**
   * Does all of the changes or none: the first refusal says why. One update that says what it was made upon, or that cannot hold
   * because of what was changed elsewhere, is kept as it was meant: it is among what is unsaved, and no step of undo.
   */
  do(label: string, changes: readonly Change[]): Done {
    const result = this.take(label, changes)
    if (!result.ok) return result
    if (result.step.changes.length === 0) return result
    this.done.push(result.step)
    this.undone = []
    return result
  }
  undo = (): Done | null => this.back(this.done, this.undone)
  redo = (): Done | null => this.back(this.undone, this.done)

  /**
   * Changes of another tab, or unsent ones of before: already kept, so they are only shown. Those that do not hold are left
   * out. `maybeSaved`: the server may have had them before the page was read.
   */
  receive = (changes: readonly Change[], maybeSaved = false): void => {
    this.options.beforeOthers?.()
    const known = new Set(this.pending.map(({ id }) => id))
    const fresh = changes.filter(({ id }) => !known.has(id) && !this.over.has(id))
    if (fresh.length === 0) return
    this.pending.push(...fresh)
    this.place(fresh)
    if (maybeSaved) for (const { id } of fresh) this.doubtful.add(id)
    const { content, applied, refused } = applyChanges(this.content, fresh, this.context())
    this.inexact ||= refused.length > 0
    if (refused.length > 0 || this.items.length > 0) this.recompute()
    else this.replace(content, applied.flatMap(annotationIdOf))
  }

  /** The server took these, in this order, as its changes up to `revision`. False: others came between, and are to be followed. */
  settle(named: readonly string[], revision: number): boolean {
    const ids = [...new Set(named)]
    const waiting = new Map(this.pending.map((change) => [change.id, change]))
    const taken = ids.flatMap((id) => waiting.get(id) ?? [])
    this.overtake(ids)
    if (revision !== this.revision + ids.length || taken.length < ids.length || ids.some((id) => this.doubtful.has(id))) return false
    this.advance(taken, revision)
    return true
  }

  /** The server's changes after `this.revision`, in order, whoever made them. */
  follow = (changes: readonly Change[], revision: number): void => {
    this.options.beforeOthers?.()
    if (revision <= this.revision) return
    this.overtake(changes.map(({ id }) => id))
    this.advance(changes, revision)
  }

  /** Changes that are no longer on their way: let go of, or known to be among those that were followed. */
  drop = (ids: readonly string[]): void => {
    if (this.leave(ids)) this.recompute()
  }

  /** All that the server refused and nobody let go of. */
  setRefused(refused: readonly RefusedChange[]): void {
    const now = refused.filter(({ change }) => !this.replaced.has(change.id))
    if (now.length === this.refused.length && now.every(({ change }, n) => change.id === this.refused[n]?.change.id)) return
    this.refused = now
    this.place(now.map(({ change }) => change))
    this.leave(now.map(({ change }) => change.id))
    this.recompute()
  }
  /** Sends what was refused once more, as it is meant. */
  again = (item: Unsaved): void => {
    const sent = resend(this.items, [oncemore(item, this.options.newId)], this.content, this.options.newId)
    if (!sent) return
    this.queue(
      sent.changes.map((change) => fitting(change, this.options.context.tagset)),
      sent.replaces,
    )
    this.recompute()
  }

  /**
   * A step that can no longer be taken back is dropped and says why, and with one of which nothing is there any more those of
   * the same kind before it; one that hangs on what is not saved yet stays. What is made again comes without those of its
   * relations that no longer hold.
   */
  private back(from: Step[], to: Step[]): Done | null {
    const step = from.pop()
    if (!step) return null
    const { changes, leftOut } = this.leftOf(step)
    if (!changes) return { ok: false, reason: 'not-found', detail: words.changedElsewhere(step.label) }
    if (changes.length === 0) {
      for (let one = from.at(-1); one && this.leftOf(one).changes?.length === 0; one = from.at(-1)) from.pop()
      return { ok: false, reason: 'not-found', detail: words.goneSince(step.label) }
    }
    const result = this.take(step.label, changes)
    if (!result.ok) {
      if (result.reason === 'depends-on-refused') from.push(step)
      return result
    }
    if (result.step.changes.length > 0) to.push(result.step)
    return { ...result, leftOut }
  }

  /** What takes a step back as things are now, null where it cannot be, and how many relations are left out of it. */
  private leftOf(step: Step): { changes: readonly Change[] | null; leftOut: number } {
    const inverse = takeBack(step.inverse, step.touched, this.content)
    if (!inverse) return { changes: null, leftOut: 0 }
    const fresh = inverse.map((change) => ({ ...change, id: this.options.newId() }))
    const loose = this.looseIn(fresh)
    return { changes: fresh.filter(({ id }) => !loose.has(id)), leftOut: loose.size }
  }

  /** The ids of changes that relate something to what is gone, or what is made again to what it fits no more. */
  private looseIn(changes: readonly Change[]): Set<string> {
    const madeAgain = new Set(changes.flatMap((one) => (one.kind === 'create' && 'annotation' in one ? [one.annotation.id] : [])))
    const mayHang = (id: string) => madeAgain.has(id) || !this.content.annotations.has(id)
    const hanging = changes.filter(
      (one) => one.kind === 'create' && 'relation' in one && (mayHang(one.relation.from) || mayHang(one.relation.to)),
    )
    if (hanging.length === 0) return new Set()
    const hangingIds = new Set(hanging.map(({ id }) => id))
    const { refused } = applyChanges(this.content, changes, this.context())
    return new Set(refused.flatMap(({ id, reason }) => (hangingIds.has(id) && reason.startsWith('relation-end') ? [id] : [])))
  }

  private take(label: string, changes: readonly Change[]): Done {
    const before = this.content
    const { content, applied: plain, refused } = applyChanges(before, changes, this.context())
    const first = refused[0]
    if (first) return this.contest(label, changes, first.reason) ?? { ok: false, reason: first.reason, detail: first.detail }
    const applied = madeUpon(before, plain)
    const sent = this.resent(applied, content)
    if (!sent) return { ok: false, reason: 'depends-on-refused', detail: words.notSavedYet }
    this.queue(sent.changes, sent.replaces)
    if (this.items.length > 0) this.recompute()
    else this.replace(content, applied.flatMap(annotationIdOf))
    const inverse = inverseChanges(before, applied, this.options.newId)
    return { ok: true, step: { label, changes: applied, inverse, touched: touchedBy(applied, before, content) }, leftOut: 0 }
  }

  /** What is shown is checked against what is saved or on its way: what was refused takes no place. */
  private context(): ChangeContext {
    const placeless = new Set(this.items.flatMap(({ annotation }) => annotation?.id ?? []))
    const { characters, tagset } = this.options.context
    return { characters, tagset, placeless }
  }

  /** What is sent of these; what waits for its answer still is not sent anew, but followed by them. */
  private resent(changes: readonly Change[], after: SetContent): Resent | null {
    const waiting = new Set(this.pending.map(({ id }) => id))
    const told = this.items.filter(({ changeIds, isContested }) => isContested || !changeIds.some((id) => waiting.has(id)))
    return told.length > 0 ? resend(told, changes, after, this.options.newId) : { changes, replaces: [] }
  }

  /**
   * Keeps an update that does not hold as it was meant: what was written over something, and what cannot hold because of what
   * was done elsewhere. Null where there is nothing to keep.
   */
  private contest(label: string, changes: readonly Change[], reason: Refusal): Done | null {
    const [change] = changes
    if (change?.kind !== 'update' || changes.length > 1) return null
    const id = subjectIdOf(change)
    const was = this.lastSeen(id)
    if (reason === 'not-found' ? !was : !(change.was || reason === 'changed-elsewhere' || this.cannotHold(was))) return null
    const over = was ? { ...this.content, annotations: new Map(this.content.annotations).set(id, was) } : this.content
    const meant = reason === 'changed-elsewhere' ? changes : madeUpon(over, changes)
    const sent = reason === 'changed-elsewhere' ? null : this.resent(meant, replay(meant, over))
    this.queue(sent?.changes ?? meant, sent?.replaces ?? [])
    this.recompute()
    return { ok: true, step: { label, changes: [], inverse: [], touched: [] }, leftOut: 0 }
  }

  /** Whether an annotation does not hold whatever is set of it: its tag was retired, perhaps. */
  private cannotHold = (annotation: Annotation | null): boolean =>
    annotation !== null && !checkAnnotation(annotation, this.options.context).ok

  private queue(changes: readonly Change[], replaces: readonly string[]): void {
    this.leave(replaces)
    for (const { id } of changes) this.own.add(id)
    this.pending.push(...changes)
    this.place(changes)
    this.noLonger(replaces)
    this.options.queue(changes, replaces)
  }

  private place(changes: readonly Change[]): void {
    for (const { id } of changes) if (!this.places.has(id)) this.places.set(id, this.places.size)
  }
  private readonly placeOf = (id: string) => this.places.get(id)

  /** The server took these: of what was refused before them, what they set is no longer meant. */
  private overtake(ids: readonly string[]): void {
    const names = new Set(ids)
    const taken = this.pending.filter(({ id }) => names.has(id))
    if (taken.length === 0) return
    const last = new Map(taken.map((change) => [subjectIdOf(change), this.placeOf(change.id) ?? -1]))
    for (const change of this.pending)
      if (change.kind !== 'update' && (last.get(subjectIdOf(change)) ?? -1) > (this.placeOf(change.id) ?? 0)) this.decided.add(change.id)
    const others = [...this.refused.map(({ change }) => change), ...this.pending].filter(({ id }) => !names.has(id))
    this.since = joined(this.since, setSince(others, taken, this.placeOf))
  }

  /** What is still meant of what is, or will be, refused. */
  private meant(refused: readonly RefusedChange[], applied: readonly Change[]): RefusedChange[] {
    if (refused.length === 0) return []
    const changes = refused.map(({ change }) => change)
    const since = joined(this.since, setSince(changes, applied, this.placeOf))
    return stillMeant(refused, since).flatMap((one) => one ?? [])
  }

  /** What is shown stays as it is where only the first of what was on its way, in its order, has come to be the server's. */
  private advance(changes: readonly Change[], revision: number): void {
    const expected = changes.every(({ id }, n) => id === this.pending[n]?.id) && !this.pending.some(({ id }) => this.doubtful.has(id))
    this.log.push(...changes)
    this.revision = revision
    this.leave(changes.map(({ id }) => id))
    if (!expected || this.inexact) this.recompute()
  }

  private leave(ids: readonly string[]): boolean {
    const gone = new Set(ids)
    for (const id of ids) this.over.add(id)
    const kept = this.pending.filter(({ id }) => !gone.has(id))
    const some = kept.length < this.pending.length
    this.pending = kept
    return some
  }

  /** Puts together anew what is shown. */
  private recompute(): void {
    this.base = replay(this.log.splice(0), this.base)
    const waiting = this.pending.filter(({ id }) => !this.decided.has(id))
    const { content, applied, refused } = applyChanges(this.base, waiting, this.options.context)
    this.inexact = refused.length > 0 || waiting.length < this.pending.length
    this.gathered = this.meant([...this.refused, ...this.toBeRefused(refused)], applied)
    const { items, moot } = gatherUnsaved(content, this.gathered)
    const isNew = items.length > 0 || this.items.length > 0
    if (isNew) this.items = items
    const { content: next, differing } = keepSame(this.content, withUnsaved(content, items))
    if (next !== this.content) this.replace(next, differing)
    else if (isNew) for (const listener of this.listeners) listener()
    const known = new Set(this.refused.map(({ change }) => change.id))
    const over = stillMeant(this.refused, this.since).flatMap((one, n) => (one ? [] : (this.refused[n]?.change.id ?? [])))
    const gone = [...moot.filter((id) => known.has(id)), ...over]
    this.noLonger(gone)
    if (gone.length > 0) this.options.forget?.(gone)
  }

  /**
   * What is on its way and does not hold over what the server has: it is going to say the same of it. Of what another tab did
   * only what was changed elsewhere: that tab may know more of what the server has.
   */
  private toBeRefused(refused: ReturnType<typeof applyChanges>['refused']): RefusedChange[] {
    const reasons = new Map(refused.map((one) => [one.id, one]))
    return this.pending.flatMap((change) => {
      const why = reasons.get(change.id)
      if (!why || this.doubtful.has(change.id)) return []
      if (why.reason !== 'changed-elsewhere' && !this.own.has(change.id)) return []
      const was = this.lastSeen(subjectIdOf(change))
      if (why.reason === 'not-found' && !was) return []
      return [{ change, reason: why.reason, detail: why.detail, was }]
    })
  }

  /** An annotation as it is shown, or was before it went. */
  private lastSeen = (id: string): Annotation | null => this.content.annotations.get(id) ?? this.removed.get(id) ?? null

  private noLonger(refusedIds: readonly string[]): void {
    for (const id of refusedIds) this.replaced.add(id)
    if (refusedIds.length > 0) this.refused = this.refused.filter(({ change }) => !this.replaced.has(change.id))
  }

  private replace(content: SetContent, ids: readonly string[]): void {
    for (const id of ids) {
      const old = content.annotations.has(id) ? undefined : this.content.annotations.get(id)
      if (old) this.removed.set(id, old)
    }
    carryIndex(this.content.annotations, content.annotations, ids)
    this.content = content
    for (const listener of this.listeners) listener()
  }
}

const annotationIdOf = (change: Change): string[] => ('annotation' in change ? [subjectIdOf(change)] : [])

/** `next` with the objects of `now` where they say the same, and the ids of the annotations that differ; `now` itself where none does. */
function keepSame(now: SetContent, next: SetContent): { content: SetContent; differing: string[] } {
  const annotations = keepSameOf<Annotation>(now.annotations, next.annotations)
  const relations = keepSameOf(now.relations, next.relations)
  if (annotations.differing.length + relations.differing.length === 0) return { content: now, differing: [] }
  return { content: { annotations: annotations.map, relations: relations.map }, differing: annotations.differing }
}

function keepSameOf<T>(now: ReadonlyMap<string, T>, next: ReadonlyMap<string, T>): { map: ReadonlyMap<string, T>; differing: string[] } {
  const map = new Map<string, T>()
  const differing: string[] = []
  for (const [id, value] of next) {
    const old = now.get(id)
    const isSame = old !== undefined && (old === value || canonical(old) === canonical(value))
    map.set(id, isSame ? old : value)
    if (!isSame) differing.push(id)
  }
  for (const id of now.keys()) if (!next.has(id)) differing.push(id)
  return { map: differing.length === 0 ? now : map, differing }
}
