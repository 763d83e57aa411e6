import { canonicalValue, endTakes, findAttribute, findRelationType, findTag, type Tagset } from '../tagset/tagset'
import { type Annotation, type Attributes, inQuotes, type Part, quoteOf, type Relation } from './annotation'
import type { AnnotationBody, Change, Refusal, RelationBody, SetContent } from './change'
import { subjectIdOf } from './change'
import { type Draft, draftOf, samePlace } from './draft'
import { changedMeanwhile, NotSet, type Setting, updated, valueFor } from './made-upon'

type Refused = { ok: false; reason: Refusal; detail: string }
type Checked<T> = { ok: true; value: T } | Refused
const refuse = (reason: Refusal, detail: string): Refused => ({ ok: false, reason, detail })
const taken = <T>(value: T): Checked<T> => ({ ok: true, value })

/**
 * What a change is checked against: the frozen characters (offsets: UTF-16 code units) and the tagset in force. `placeless`: ids
 * of annotations that take no place, so that another may have the same tag on the same words.
 */
export type ChangeContext = { readonly characters: string; readonly tagset: Tagset; readonly placeless?: ReadonlySet<string> }

export type ChangeOutcome = {
  readonly content: SetContent
  readonly applied: readonly Change[]
  readonly refused: readonly { readonly id: string; readonly reason: Refusal; readonly detail: string }[]
}

/**
 * Applies changes in order to what a set holds, refusing each that does not hold against the text and the tagset. A
 * refused change takes with it only the later ones of the batch that depend on what it would have made; one made upon a value that
 * a refused one would have set is as if made upon what was there. Pure: the given
 * content is left as it was. What comes back in `applied` is canonical (attribute values in their declared type), so that
 * replaying it gives the same content.
 */
export function applyChanges(content: SetContent, changes: readonly Change[], context: ChangeContext): ChangeOutcome {
  const draft = draftOf(content, changes.length, context.placeless)
  const applied: Change[] = []
  const refused: { id: string; reason: Refusal; detail: string }[] = []
  const missing = new Set<string>() // ids that a refused create would have made
  const notSet = new NotSet()
  for (const change of changes) {
    const result = dependsOn(change, missing) ?? applyOne(draft, change, context, notSet)
    if (result.ok) applied.push(result.value)
    else {
      refused.push({ id: change.id, reason: result.reason, detail: result.detail })
      if (change.kind === 'create' && result.reason !== 'id-taken') missing.add(subjectIdOf(change))
      if (change.kind === 'update') notSet.add(change)
    }
  }
  return { content: draft.content(), applied, refused }
}

function dependsOn(change: Change, missing: ReadonlySet<string>): Refused | null {
  if (missing.size === 0) return null
  const needs =
    'relation' in change && change.kind === 'create'
      ? [change.relation.from, change.relation.to]
      : change.kind === 'create'
        ? []
        : [subjectIdOf(change)]
  const gone = needs.find((id) => missing.has(id))
  return gone ? refuse('depends-on-refused', 'It needs what was refused before it.') : null
}

function applyOne(draft: Draft, change: Change, context: ChangeContext, notSet: NotSet): Checked<Change> {
  if ('annotation' in change) {
    if (change.kind === 'create') return createAnnotation(draft, change, context)
    if (change.kind === 'update') return updateAnnotation(draft, change, context, notSet)
    if (!draft.annotations.has(change.annotation.id)) return refuse('not-found', 'It is not in this set.')
    draft.removeAnnotation(change.annotation.id)
    return taken(change)
  }
  if (change.kind === 'create') return createRelation(draft, change, context)
  if (change.kind === 'update') return updateRelation(draft, change, context, notSet)
  if (!draft.relations.has(change.relation.id)) return refuse('not-found', 'It is not in this set.')
  draft.removeRelation(change.relation.id)
  return taken(change)
}

type CreateAnnotation = Extract<Change, { kind: 'create'; annotation: AnnotationBody }>
function createAnnotation(draft: Draft, change: CreateAnnotation, context: ChangeContext): Checked<Change> {
  const { id } = change.annotation
  if (draft.annotations.has(id)) return refuse('id-taken', 'Another annotation has its id.')
  const checked = checkAnnotation({ attributes: {}, note: '', confidence: null, takenFromId: null, ...change.annotation }, context)
  if (!checked.ok) return checked
  if (draft.twinOf(checked.value)) return isTwin(checked.value, context.tagset)
  draft.putAnnotation(checked.value)
  return taken({ ...change, annotation: checked.value })
}

type UpdateAnnotation = Extract<Change, { kind: 'update'; annotation: { id: string } }>
function updateAnnotation(draft: Draft, change: UpdateAnnotation, context: ChangeContext, notSet: NotSet): Checked<Change> {
  const old = draft.annotations.get(change.annotation.id)
  if (!old) return refuse('not-found', 'It is not in this set.')
  const [meanwhile] = changedMeanwhile(old, change, notSet)
  if (meanwhile) return changedElsewhere(old, meanwhile)
  const next = updated(old, change)
  const unfit = unfitMeanwhile(next, change, context.tagset)
  if (unfit) return changedElsewhere(old, unfit)
  const checked = checkAnnotation(next, context)
  if (!checked.ok) return checked
  if (!samePlace(old, checked.value) && draft.twinOf(checked.value)) return isTwin(checked.value, context.tagset)
  const impossible = draft.relationsOf(old.id).find((relation) => !mayKeep(relation, checked.value, context.tagset))
  if (impossible) return refuse('relation-end-not-allowed', doesNotGo(impossible, checked.value, context.tagset))
  draft.putAnnotation(checked.value)
  const fields = Object.keys(change.annotation) as (keyof typeof change.annotation)[]
  return taken({ ...change, annotation: { ...change.annotation, ...pick(checked.value, fields) } })
}

const isTwin = (annotation: Annotation, tagset: Tagset): Refused =>
  refuse('duplicate-annotation', `“${nameOf(annotation, tagset)}” stands on ${quoted(quoteOf(annotation))} already.`)

const doesNotGo = ({ type }: Relation, annotation: Annotation, tagset: Tagset) =>
  `The relation “${findRelationType(tagset, type)?.name ?? type}” does not go with “${nameOf(annotation, tagset)}”: remove it first.`

const nameOf = ({ tag }: Annotation, tagset: Tagset) => findTag(tagset, tag)?.name ?? tag

/** An attribute that somebody set meanwhile and that the other tag does not have. */
function unfitMeanwhile({ attributes }: Annotation, { annotation, was }: UpdateAnnotation, tagset: Tagset): Setting | null {
  const tag = annotation.tag !== undefined && was?.attributes && findTag(tagset, annotation.tag)
  const key = tag && Object.keys(attributes).find((one) => !tag.attributes.includes(one) && !(one in (annotation.attributes ?? {})))
  return key ? { field: 'attributes', attribute: key, was: undefined, value: undefined } : null
}

const IS_NOW: Partial<Record<Setting['field'], string>> = {
  parts: 'the span has other words',
  from: 'it is another annotation',
  to: 'it is another annotation',
}
function changedElsewhere(old: Annotation | Relation, setting: Setting): Refused {
  const now = valueFor(setting, old)
  const is = IS_NOW[setting.field] ?? `it is ${now ? quoted(String(now)) : 'empty'}`
  return refuse('changed-elsewhere', `“${setting.attribute ?? setting.field}” was changed elsewhere: now ${is}.`)
}

/** Whether a relation still holds when one of its ends has become `annotation`. */
function mayKeep(relation: Relation, annotation: Annotation, tagset: Tagset): boolean {
  const type = findRelationType(tagset, relation.type)
  return !type || endTakes(relation.from === annotation.id ? type.from : type.to, annotation.tag)
}

function pick<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.filter((key) => key in value).map((key) => [key, value[key]])) as Pick<T, K>
}

type CreateRelation = Extract<Change, { kind: 'create'; relation: RelationBody }>
function createRelation(draft: Draft, change: CreateRelation, context: ChangeContext): Checked<Change> {
  if (draft.relations.has(change.relation.id)) return refuse('id-taken', 'Another relation has its id.')
  const checked = checkRelation(draft, { attributes: {}, ...change.relation }, context)
  if (!checked.ok) return checked
  draft.putRelation(checked.value)
  return taken({ ...change, relation: checked.value })
}

type UpdateRelation = Extract<Change, { kind: 'update'; relation: { id: string } }>
function updateRelation(draft: Draft, change: UpdateRelation, context: ChangeContext, notSet: NotSet): Checked<Change> {
  const old = draft.relations.get(change.relation.id)
  if (!old) return refuse('not-found', 'It is not in this set.')
  const [meanwhile] = changedMeanwhile(old, change, notSet)
  if (meanwhile) return changedElsewhere(old, meanwhile)
  const checked = checkRelation(draft, updated(old, change), context)
  if (!checked.ok) return checked
  draft.putRelation(checked.value)
  if (change.relation.attributes === undefined) return taken(change)
  return taken({ ...change, relation: { ...change.relation, attributes: checked.value.attributes } })
}

function checkRelation(draft: Draft, relation: Relation, { tagset }: ChangeContext): Checked<Relation> {
  const type = findRelationType(tagset, relation.type)
  if (!type) return refuse('unknown-relation-type', `The tagset has no relation type ${relation.type}.`)
  const ends = { from: draft.annotations.get(relation.from), to: draft.annotations.get(relation.to) }
  for (const side of ['from', 'to'] as const) {
    const end = ends[side]
    if (!end) return refuse('relation-end-missing', `What it relates ${side} is not in this set.`)
    if (!endTakes(type[side], end.tag))
      return refuse('relation-end-not-allowed', `“${type.name}” does not go ${side} “${nameOf(end, tagset)}”.`)
  }
  if (relation.from === relation.to) return refuse('relation-end-not-allowed', 'An annotation does not relate to itself.')
  if (draft.relationTwinOf(relation)) return refuse('duplicate-relation', `“${type.name}” relates the same two already.`)
  return taken({ id: relation.id, type: relation.type, from: relation.from, to: relation.to, attributes: relation.attributes })
}

/** The annotation in canonical form, if it holds against the text and the tagset. */
export function checkAnnotation(annotation: Annotation, { characters, tagset }: ChangeContext): Checked<Annotation> {
  const tag = findTag(tagset, annotation.tag)
  if (!tag) return refuse('unknown-tag', `The tagset has no tag ${annotation.tag}.`)
  const parts = checkParts(annotation.parts, characters)
  if (!parts.ok) return parts
  if (parts.value.length > 1 && !tag.multipart) return refuse('parts-not-allowed', `“${tag.name}” has one part.`)
  const attributes: Record<string, Attributes[string]> = {}
  for (const [key, value] of Object.entries(annotation.attributes)) {
    const attribute = findAttribute(tagset, key)
    if (!attribute || !tag.attributes.includes(key)) return refuse('unknown-attribute', `“${tag.name}” has no attribute ${key}.`)
    const canonical = canonicalValue(attribute, value)
    if (canonical === null) return refuse('unknown-value', `“${attribute.name}” has no value ${JSON.stringify(value)}.`)
    if (canonical !== '') attributes[key] = canonical
  }
  const { id, note, confidence, takenFromId } = annotation
  return taken({ id, tag: tag.key, parts: parts.value, attributes, note, confidence, takenFromId })
}

function checkParts(parts: readonly Part[], characters: string): Checked<Part[]> {
  if (parts.length === 0) return refuse('span-empty', 'An annotation needs at least one part.')
  const sorted = [...parts].sort((a, b) => a.start - b.start)
  for (const [index, part] of sorted.entries()) {
    if (part.end <= part.start) return refuse('span-empty', `The part ${part.start}–${part.end} holds no characters.`)
    if (part.start < 0 || part.end > characters.length)
      return refuse('span-outside-text', `The part ${part.start}–${part.end} reaches outside the text, which ends at ${characters.length}.`)
    if (splitsPair(characters, part.start) || splitsPair(characters, part.end))
      return refuse('span-splits-character', `The part ${part.start}–${part.end} cuts a character in two.`)
    const there = characters.slice(part.start, part.end)
    if (there !== part.quote)
      return refuse('quote-mismatch', `At ${part.start}–${part.end} stands ${quoted(there)}, not ${quoted(part.quote)}.`)
    const before = sorted[index - 1]
    if (before && before.end > part.start)
      return refuse('parts-overlap', `The parts ${before.start}–${before.end} and ${part.start}–${part.end} overlap.`)
  }
  return taken(sorted.map(({ start, end, quote }) => ({ start, end, quote })))
}

/** Whether an offset lies between the two halves of a surrogate pair. */
function splitsPair(characters: string, offset: number): boolean {
  const before = characters.charCodeAt(offset - 1)
  const after = characters.charCodeAt(offset)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

const quoted = (text: string) => inQuotes(text.length > 60 ? `${text.slice(0, 57)}…` : text)
