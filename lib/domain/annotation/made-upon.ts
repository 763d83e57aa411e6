import type { Annotation, Attributes, Part, Relation } from './annotation'
import { type AnnotationFields, type Change, type RelationFields, type SetContent, subjectIdOf } from './change'

type Subject = Annotation | Relation
type Fields = AnnotationFields & RelationFields
export type Update = Extract<Change, { kind: 'update' }>

/**
 * One value that an update sets and says what it was made upon: a field, or one attribute. `was` and `value` are as the
 * update has them; an attribute that is not there is undefined.
 */
export type Setting = { readonly field: keyof Fields; readonly attribute: string | null; readonly was: unknown; readonly value: unknown }

const bodyOf = (change: Update): Fields => ('annotation' in change ? change.annotation : change.relation)

/** What an update sets that it says another, former value of. Attributes one by one. */
export function settingsOf(change: Update): Setting[] {
  const body = bodyOf(change)
  const was: Fields = change.was ?? {}
  const fields = (Object.keys(was) as (keyof Fields)[]).filter((field) => was[field] !== undefined && body[field] !== undefined)
  return fields.flatMap((field): Setting[] =>
    field === 'attributes'
      ? attributeSettings(was.attributes ?? {}, body.attributes ?? {})
      : sameValue(was[field], body[field])
        ? []
        : [{ field, attribute: null, was: was[field], value: body[field] }],
  )
}

const attributeSettings = (was: Attributes, now: Attributes): Setting[] =>
  changedKeys(was, now).map((key) => ({ field: 'attributes', attribute: key, was: was[key], value: now[key] }))

/** The keys of attributes that differ. */
export const changedKeys = (before: Attributes, after: Attributes): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !sameValue(before[key], after[key]))

/** The value that something has for a setting. */
export function valueFor({ field, attribute }: Pick<Setting, 'field' | 'attribute'>, subject: Subject): unknown {
  return attribute === null ? (subject as Fields)[field] : subject.attributes[attribute]
}

/** Whether two values of one field or attribute say the same: nothing is as good as empty, parts are where they stand. */
export const sameValue = (one: unknown, other: unknown): boolean => one === other || comparable(one) === comparable(other)

function comparable(value: unknown): string {
  if (!Array.isArray(value)) return String(value ?? '')
  const parts = [...(value as readonly Part[])].sort((a, b) => a.start - b.start)
  return parts.map(({ start, end }) => `${start}-${end}`).join(' ')
}

/** What a setting is called among those of one annotation or relation. */
export const settingName = ({ field, attribute }: Pick<Setting, 'field' | 'attribute'>): string => `${field} ${attribute}`

/** Values that refused updates would have set, with what was there in their place. */
export class NotSet {
  private readonly values = new Map<string, { readonly value: unknown; readonly was: unknown }>()

  /** This update was refused. */
  add(change: Update): void {
    const id = subjectIdOf(change)
    for (const setting of settingsOf(change))
      this.values.set(`${id} ${settingName(setting)}`, { value: setting.value, was: this.under(id, setting) })
  }
  /** What a setting was made upon or, where that was never set, what was there. */
  under(id: string, setting: Setting): unknown {
    const known = this.values.get(`${id} ${settingName(setting)}`)
    return known && sameValue(known.value, setting.was) ? known.was : setting.was
  }
}

/** What an update sets that somebody changed meanwhile to something else again. */
export const changedMeanwhile = (old: Subject, change: Update, notSet?: NotSet): Setting[] =>
  settingsOf(change).filter((setting) => {
    const now = valueFor(setting, old)
    const was = [setting.was, ...(notSet ? [notSet.under(old.id, setting)] : [])]
    return !was.some((one) => sameValue(now, one)) && !sameValue(now, setting.value)
  })

/**
 * What an update makes of something: its fields in the place of the old ones, but for those that it says it leaves as they
 * were. Attributes that it says a former state of are set over those there are, one by one; else they replace them.
 */
export function updated<T extends Subject>(old: T, change: Update): T {
  const body = bodyOf(change)
  const was: Fields = change.was ?? {}
  const left = Object.entries(old).filter(
    ([field]) => field in body && field in was && sameValue(was[field as keyof Fields], body[field as keyof Fields]),
  )
  const next = { ...old, ...body, ...Object.fromEntries(left.filter(([field]) => field !== 'attributes')) }
  if (!body.attributes || !was.attributes) return next
  return { ...next, attributes: setOver(old.attributes, was.attributes, body.attributes) }
}

/** What was changed between two states of attributes, done to those there are. */
export function setOver(there: Attributes, was: Attributes, now: Attributes): Attributes {
  const own = changedKeys(was, now)
  const others = Object.entries(there).filter(([key]) => !own.includes(key))
  const set = Object.entries(now).filter(([key]) => own.includes(key))
  return Object.fromEntries([...others, ...set])
}

/** Changes made upon this content, one after the other, with what each update was made upon. */
export function madeUpon(content: SetContent, changes: readonly Change[]): Change[] {
  const since = new Map<string, Subject>()
  return changes.map((change): Change => {
    const id = subjectIdOf(change)
    if (change.kind !== 'update') return change
    const old = since.get(id) ?? ('annotation' in change ? content.annotations : content.relations).get(id)
    if (!old) return change
    const made = madeUponOne(old, change)
    since.set(id, updated(old, made))
    return made
  })
}

/** An update with the values, in `old`, of the fields that it sets. */
export function madeUponOne(old: Subject, change: Update): Update {
  const body: object = bodyOf(change)
  const was = Object.fromEntries(Object.entries(old).filter(([field]) => field !== 'id' && field in body))
  return { ...change, was } as Update
}

/** Whether updates of one thing, in order, leave every value that they set as the first of them found it. */
export function comesToNothing(updates: readonly Update[]): boolean {
  const first = new Map<string, unknown>()
  const last = new Map<string, unknown>()
  for (const setting of updates.flatMap(settingsOf)) {
    const name = settingName(setting)
    if (!first.has(name)) first.set(name, setting.was)
    last.set(name, setting.value)
  }
  return updates.every(isWhole) && [...first].every(([name, was]) => sameValue(was, last.get(name)))
}

/** Whether an update says of all that it sets what it was made upon. */
const isWhole = (change: Update) => Object.keys(bodyOf(change)).every((field) => field === 'id' || field in (change.was ?? {}))

/** An update without the settings that have these names; null where nothing is left of it. */
export function without(change: Update, names: ReadonlySet<string>): Update | null {
  const settings = settingsOf(change)
  const left = settings.filter((setting) => !names.has(settingName(setting)))
  if (left.length === settings.length || !isWhole(change)) return change
  if (left.length === 0) return null
  const { attributes: was = {} } = change.was ?? {}
  const kept = Object.entries(bodyOf(change)).filter(([field]) => field === 'id' || left.some((one) => one.field === field))
  const attributes = Object.fromEntries(
    left.flatMap(({ attribute, value }) => (attribute && value !== undefined ? [[attribute, value]] : [])),
  )
  const others = Object.entries(was).filter(([key]) => !left.some(({ attribute }) => attribute === key))
  const body = Object.fromEntries(
    kept.map(([field, value]) => [field, field === 'attributes' ? { ...Object.fromEntries(others), ...attributes } : value]),
  )
  return { ...change, ['annotation' in change ? 'annotation' : 'relation']: body } as unknown as Update
}
