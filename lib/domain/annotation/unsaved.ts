import { findTag, type Tagset } from '../tagset/tagset'
import type { Annotation, Attributes, Relation } from './annotation'
import { type AnnotationPatch, type Change, type RelationPatch, type SetContent, subjectIdOf } from './change'
import { changedMeanwhile, comesToNothing, madeUponOne, NotSet, sameValue, settingsOf, type Update, valueFor } from './made-upon'
import { replay } from './replay'

/** A change that the server did not take, with why, and what is known of its annotation besides. */
export type RefusedChange = {
  readonly change: Change
  /** from the closed lists of the API */
  readonly reason: string
  readonly detail: string
  /** the annotation as the set last held it, where it holds it no more */
  readonly was?: Annotation | null
  /** what its tag was called: the tagset may have it no more */
  readonly tagName?: string | null
}

/**
 * What a reader meant and the server did not take, by annotation (with the relations that hang on it) or, where both ends
 * are saved, by relation. `made`: never saved. `changed`: saved, but not so. `gone`: removed elsewhere.
 */
export type Unsaved = {
  readonly id: string
  readonly what: 'annotation' | 'relation'
  readonly state: 'made' | 'changed' | 'gone'
  /** the refusal that the others come from */
  readonly first: RefusedChange
  /** the ids of all refused changes in it */
  readonly changeIds: readonly string[]
  /** as the reader meant it; null where nothing of it is known, and of a relation */
  readonly annotation: Annotation | null
  readonly relations: readonly Relation[]
  /** of what is saved: the fields that were to be changed */
  readonly fields: readonly string[]
  /** as the set holds it */
  readonly saved: Annotation | Relation | null
  /** whether what is saved says something else by now: the reader has to say which of the two it is to be */
  readonly isContested: boolean
}
type Gathered = { readonly items: readonly Unsaved[]; readonly moot: readonly string[] }

/** Gathers refused changes, in the order they were made, by what they are about. `moot`: the ids of those that nobody misses (what was to go is gone). */
export function gatherUnsaved(content: SetContent, refused: readonly RefusedChange[]): Gathered {
  const items = new Map<string, Unsaved>()
  const moot: string[] = []
  const dropped = new Set<string>() // annotations that were made and removed again: their relations are not missed either
  for (const [id, ones] of bySubject(refused.filter(({ change }) => 'annotation' in change))) {
    const item = annotationItem(content, id, ones)
    if (item) items.set(id, item)
    else {
      moot.push(...idsOf(ones))
      dropped.add(id)
    }
  }
  for (const [id, ones] of bySubject(refused.filter(({ change }) => 'relation' in change))) {
    const item = relationItem(content, id, ones, refused)
    const ends = item?.relations.flatMap(({ from, to }) => [from, to]) ?? []
    const owner = ends.map((end) => items.get(end)).find((end) => end && end.state !== 'changed')
    if (!item || ends.some((end) => dropped.has(end) && !content.annotations.has(end))) moot.push(...idsOf(ones))
    else if (owner) items.set(owner.id, joined(owner, item))
    else items.set(id, item)
  }
  return { items: [...items.values()], moot }
}

const joined = (owner: Unsaved, { changeIds, relations }: Unsaved): Unsaved => ({
  ...owner,
  changeIds: [...owner.changeIds, ...changeIds],
  relations: [...owner.relations, ...relations],
})

function bySubject(refused: readonly RefusedChange[]): Map<string, RefusedChange[]> {
  const groups = new Map<string, RefusedChange[]>()
  for (const one of refused) groups.set(subjectIdOf(one.change), [...(groups.get(subjectIdOf(one.change)) ?? []), one])
  return groups
}
const idsOf = (refused: readonly RefusedChange[]) => refused.map(({ change }) => change.id)

/** Why the others were refused too: the first that does not merely depend on another. */
const firstOf = (refused: readonly RefusedChange[]): RefusedChange | undefined =>
  refused.find(({ change, reason }) => change.kind === 'create' && reason !== 'depends-on-refused') ??
  refused.find(({ reason }) => reason !== 'depends-on-refused') ??
  refused[0]

/**
 * Of the refused changes of one thing those that count still: what came before its last delete went with it, and a delete is
 * missed only where it is the last, what it was to remove is saved, and it was not merely too late or too early.
 */
function standing(refused: readonly RefusedChange[], isSaved: boolean): readonly RefusedChange[] {
  const last = refused.findLastIndex(({ change }) => change.kind === 'delete')
  const removal = refused[last]
  const isMissed =
    isSaved && last === refused.length - 1 && removal && removal.reason !== 'not-found' && removal.reason !== 'depends-on-refused'
  return refused.slice(isMissed ? last : last + 1)
}

function annotationItem(content: SetContent, id: string, refused: readonly RefusedChange[]): Unsaved | null {
  const saved = content.annotations.get(id)
  const left = standing(refused, saved !== undefined)
  const changes = left.map(({ change }) => change)
  const first = firstOf(left)
  const creates = changes.filter(({ kind }) => kind === 'create')
  if (!first || (saved && creates.length === changes.length)) return null
  const was = saved ?? refused.find((one) => one.was)?.was
  const start = was ? [{ id: '', kind: 'create' as const, annotation: was }] : []
  const meant = replay([...(saved || creates.length === 0 ? start : creates), ...changes.filter(({ kind }) => kind === 'update')])
  const annotation = meant.annotations.get(id) ?? null
  if (saved && annotation && isSettled(left, saved, annotation)) return null
  const state = saved ? 'changed' : creates.length > 0 ? 'made' : 'gone'
  const more = { fields: fieldsOf(changes, id), saved: saved ?? null, isContested: isContested(saved, left) }
  return { id, what: 'annotation', state, first, changeIds: idsOf(refused), annotation, relations: [], ...more }
}

const ELSEWHERE = 'changed-elsewhere'
/** What was merely made upon something that was refused is changed nowhere else. */
function isContested(saved: Annotation | Relation | undefined, refused: readonly RefusedChange[]): boolean {
  if (!saved) return false
  const notSet = new NotSet()
  return refused.some(({ change, reason }) => {
    if (change.kind !== 'update') return reason === ELSEWHERE
    const isOwn = changedMeanwhile(saved, change).length > 0 && changedMeanwhile(saved, change, notSet).length === 0
    notSet.add(change)
    return reason === ELSEWHERE && !isOwn
  })
}

/** Whether, of what was changed elsewhere, what was meant is saved by now or was taken back again. */
function isSettled<T extends Annotation | Relation>(refused: readonly RefusedChange[], saved: T, meant: T): boolean {
  if (!refused.every(({ reason }) => reason === ELSEWHERE)) return false
  const updates = refused.flatMap(({ change }) => (change.kind === 'update' ? [change] : []))
  const isSaved = updates.flatMap(settingsOf).every((setting) => sameValue(valueFor(setting, saved), valueFor(setting, meant)))
  return updates.length === refused.length && (isSaved || comesToNothing(updates))
}

/** `all`: with those of annotations. One that was removed took the relation along. */
function relationItem(content: SetContent, id: string, own: readonly RefusedChange[], all: readonly RefusedChange[]): Unsaved | null {
  const saved = content.relations.get(id)
  const ends = endsOf(own)
  const lastRemoval = all.findLastIndex(({ change }) => change.kind === 'delete' && ends.has(subjectIdOf(change)))
  const left = standing(own, saved !== undefined).filter((one) => all.indexOf(one) > lastRemoval)
  const changes = left.map(({ change }) => change)
  const first = firstOf(left)
  const creates = changes.filter(({ kind }) => kind === 'create')
  if (!first || (saved && creates.length === changes.length)) return null
  const start = saved ? [{ id: '', kind: 'create' as const, relation: saved }] : creates
  const meant = replay([...start, ...changes.filter(({ kind }) => kind === 'update')]).relations.get(id)
  const state = saved ? 'changed' : creates.length > 0 ? 'made' : 'gone'
  if (saved && meant && isSettled(left, saved, meant)) return null
  const relations = meant ? [meant] : []
  const more = { fields: fieldsOf(changes, id), saved: saved ?? null, isContested: isContested(saved, left) }
  return { id, what: 'relation', state, first, changeIds: idsOf(own), annotation: null, relations, ...more }
}

/** The annotations that refused changes of a relation name as its ends. */
const endsOf = (refused: readonly RefusedChange[]): Set<string | undefined> =>
  new Set(
    refused.flatMap(({ change }) => ('relation' in change && change.kind !== 'delete' ? [change.relation.from, change.relation.to] : [])),
  )

/** The fields that updates of a subject name. */
function fieldsOf(changes: readonly Change[], id: string): string[] {
  const bodies = changes.flatMap((change): object[] =>
    change.kind === 'update' && subjectIdOf(change) === id ? ['annotation' in change ? change.annotation : change.relation] : [],
  )
  return [...new Set(bodies.flatMap((body) => Object.keys(body)))].filter((key) => key !== 'id')
}

/** What the reader sees: what the set holds and, over it, what they meant. */
export function withUnsaved(content: SetContent, items: readonly Unsaved[]): SetContent {
  if (items.length === 0) return content
  const annotations = new Map(content.annotations)
  const relations = new Map(content.relations)
  for (const { annotation } of items) if (annotation) annotations.set(annotation.id, annotation)
  for (const relation of items.flatMap((item) => item.relations))
    if (annotations.has(relation.from) && annotations.has(relation.to)) relations.set(relation.id, relation)
  return { annotations, relations }
}

/** What is to be sent in the place of what was done, and the refused changes whose place it takes. */
export type Resent = { readonly changes: readonly Change[]; readonly replaces: readonly string[] }

/**
 * Changes as the server is to have them where some are about what it did not take: a change of what was never saved, or is
 * gone, makes it (again) with all that was meant, once, and its relations after it; a change of what is saved brings along
 * what was refused. What is contested is sent by `oncemore` alone: another change of it goes as it is, and is refused too where
 * it is about the same. `after`: what the reader sees after `done`. Null where a relation would hang on what is not saved.
 */
export function resend(items: readonly Unsaved[], done: readonly Change[], after: SetContent, newId: () => string): Resent | null {
  const owners = new Map(items.map((item) => [item.id, item]))
  const attached = new Map(items.flatMap((item) => item.relations.map((relation) => [relation.id, item] as const)))
  const again = new Set(done.flatMap((change) => (change.kind === 'update' ? [subjectIdOf(change)] : [])))
  const replaced = new Set<Unsaved>()
  const changes: Change[] = []
  const sent = new Set<string>()
  for (const change of done) {
    const id = subjectIdOf(change)
    const item = owners.get(id)
    if (item?.isContested && change.kind === 'update' && fieldsOf([change], id).length > 0) changes.push(change)
    else if (item) {
      replaced.add(item)
      if (change.kind !== 'delete' || item.state === 'changed')
        changes.push(...(sent.has(id) ? [] : [whole(item, change, [...item.fields, ...fieldsOf(done, id)], after)]))
      if (change.kind !== 'delete') sent.add(id)
    } else if (attached.has(id)) {
      const owner = attached.get(id) as Unsaved
      if (!again.has(owner.id)) return null
    } else if (hangsOnUnsaved(change, owners, again)) return null
    else changes.push(change)
  }
  const withThem = [...replaced].filter(({ id, what }) => what === 'annotation' && sent.has(id)).flatMap(({ relations }) => relations)
  for (const { id } of withThem) {
    const relation = after.relations.get(id)
    if (relation) changes.push({ id: newId(), kind: 'create', relation })
  }
  return { changes, replaces: [...replaced].flatMap(({ changeIds }) => changeIds) }
}

function hangsOnUnsaved(change: Change, owners: ReadonlyMap<string, Unsaved>, again: ReadonlySet<string>): boolean {
  if (!('relation' in change) || change.kind !== 'create') return false
  return [change.relation.from, change.relation.to].some((end) => {
    const owner = owners.get(end)
    return owner !== undefined && owner.state !== 'changed' && !again.has(end)
  })
}

/** The change with all that was meant: of what is saved these fields, made upon what they are now. */
function whole(item: Unsaved, change: Change, fields: readonly string[], after: SetContent): Change {
  const subject = item.what === 'annotation' ? after.annotations.get(item.id) : after.relations.get(item.id)
  if (change.kind === 'delete' || !subject) return change
  if (item.state !== 'changed') return { id: change.id, kind: 'create', [item.what]: subject } as unknown as Change
  const body = Object.fromEntries(Object.entries(subject).filter(([key]) => key === 'id' || fields.includes(key)))
  const update = { id: change.id, kind: 'update', [item.what]: body } as unknown as Update
  return item.saved ? madeUponOne(item.saved, update) : update
}

/** The change that sends what was refused once more, as it is meant. */
export const oncemore = ({ id, what }: Pick<Unsaved, 'id' | 'what'>, newId: () => string): Change =>
  what === 'annotation'
    ? { id: newId(), kind: 'update', annotation: { id } satisfies AnnotationPatch }
    : { id: newId(), kind: 'update', relation: { id } satisfies RelationPatch }

/** The change without the attributes that its tag does not have: what another device set, and goes with the tag it had there. */
export function fitting(change: Change, tagset: Tagset): Change {
  if (change.kind !== 'update' || !('annotation' in change)) return change
  const { tag, attributes } = change.annotation
  if (tag === undefined || !attributes) return change
  return { ...change, annotation: { ...change.annotation, attributes: fittingAttributes({ tag, attributes }, tagset) } }
}

/** The attributes that the tag has; all, where the tagset does not have the tag. */
export function fittingAttributes({ tag, attributes }: Pick<Annotation, 'tag' | 'attributes'>, tagset: Tagset): Attributes {
  const keys = findTag(tagset, tag)?.attributes
  return keys ? Object.fromEntries(Object.entries(attributes).filter(([key]) => keys.includes(key))) : attributes
}

/** The annotations that changes are about: their own, and of relations both ends. */
export function annotationsOf(changes: readonly Change[], { relations }: SetContent): Set<string> {
  return new Set(
    changes.flatMap((change) => {
      if ('annotation' in change) return [change.annotation.id]
      const ends = relations.get(change.relation.id)
      return ends ? [ends.from, ends.to] : []
    }),
  )
}
