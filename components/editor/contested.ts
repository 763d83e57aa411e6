import { tagName } from '@/components/article/channels'
import { type Annotation, inQuotes, quoteOf, type Relation } from '@/lib/domain/annotation/annotation'
import { changedKeys, sameValue } from '@/lib/domain/annotation/made-upon'
import { fittingAttributes, type Unsaved } from '@/lib/domain/annotation/unsaved'
import { findAttribute, findRelationType, type Tagset } from '@/lib/domain/tagset/tagset'
import { valueName } from '@/lib/domain/tagset/value-names'
import { inspector } from './inspector-strings'
import { unsavedWords as words } from './unsaved-strings'

/** Something that was changed in two places: what it is called, what was made of it elsewhere, and here. */
export type Contested = { readonly name: string; readonly there: string; readonly here: string }

/** What is saved of an annotation or relation, beside what this reader meant, where the two differ. */
export function contestedOf(
  { saved, annotation, relations }: Unsaved,
  tagset: Tagset,
  annotations: ReadonlyMap<string, Annotation>,
): Contested[] {
  const [relation] = relations
  if (!saved) return []
  if ('tag' in saved) return annotation ? [...fieldsOf(saved, annotation, tagset), ...attributesOf(saved, annotation, tagset)] : []
  const say = (one: Relation) => {
    const [from, to] = [one.from, one.to].map((id) => annotations.get(id))
    return [from && inQuotes(quoteOf(from)), findRelationType(tagset, one.type)?.name ?? one.type, to && inQuotes(quoteOf(to))].join(' ')
  }
  return relation ? [{ name: words.theRelation, there: say(saved), here: say(relation) }] : []
}

/** What this reader said of an annotation that is not saved so, its tag and words aside. */
export function unsavedOf({ saved, annotation }: Unsaved, tagset: Tagset): Pick<Contested, 'name' | 'here'>[] {
  if (!annotation) return []
  const { tag, parts } = annotation
  const said = saved && 'tag' in saved ? saved : { note: '', attributes: {}, confidence: null }
  const known = { ...annotation, ...said, tag, parts }
  return [...fieldsOf(known, annotation, tagset), ...attributesOf(known, annotation, tagset)]
}

function fieldsOf(saved: Annotation, meant: Annotation, tagset: Tagset): Contested[] {
  const told: readonly [keyof Annotation, string, (one: Annotation) => string][] = [
    ['tag', words.theTag, ({ tag }) => tagName(tagset, tag)],
    ['parts', words.theWords, (one) => inQuotes(quoteOf(one))],
    ['note', inspector.note, ({ note }) => (note ? inQuotes(note) : words.nothing)],
    ['confidence', inspector.sure, ({ confidence }) => (confidence ? inspector.sureValues[confidence] : words.nothing)],
  ]
  return told
    .filter(([field]) => !sameValue(saved[field], meant[field]))
    .map(([, name, say]) => ({ name, there: say(saved), here: say(meant) }))
}

function attributesOf(saved: Annotation, meant: Annotation, tagset: Tagset): Contested[] {
  const here = fittingAttributes(meant, tagset)
  return changedKeys(saved.attributes, here).map((key) => {
    const attribute = findAttribute(tagset, key)
    const [a, b] = [saved.attributes[key], here[key]].map((value) => (value === undefined ? words.nothing : valueName(value, attribute)))
    return { name: attribute?.name ?? key, there: a ?? '', here: b ?? '' }
  })
}
