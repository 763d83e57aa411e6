import { v7 } from 'uuid'
import type { Annotation, Part } from '@/lib/domain/annotation/annotation'
import type { Change } from '@/lib/domain/annotation/change'
import { snapToWords, wholeCharacters } from '@/lib/domain/annotation/selecting'
import { endTakes, findRelationType, findTag, type Tag } from '@/lib/domain/tagset/tagset'
import type { Span, Text } from '@/lib/domain/text/text'
import type { Desk } from './desk'
import { words } from './strings'

/** A part of an annotation with the characters that stand there. */
export const partOf = (text: Text, { start, end }: Span): Part => ({ start, end, quote: text.characters.slice(start, end) })

/** What the reader means by the selection; null when nothing but spaces and punctuation is selected. `exact`: the very characters. */
export function meantSpan(desk: Desk, exact: boolean): Span | null {
  const { start, end } = desk.selection()
  if (start === end) return null
  return exact ? wholeCharacters(desk.text, { start, end }) : snapToWords(desk.text, { start, end }, desk.language)
}

type Made = { readonly id: string; readonly quote: string }

/**
 * Tags the selection and gives the new annotation's id and words. Without a selection the focused annotation is meant: a tag of its
 * layer takes the place of the one it has (and null is given), as any does of one that was retired; one of another layer is set on
 * the same words beside it.
 */
export function tagSpan(desk: Desk, tag: Tag, exact: boolean): Made | null {
  const { start, end } = desk.selection()
  const { focused } = desk
  if (start === end && focused) {
    const now = findTag(desk.tagset, focused.tag)
    if (!now || now.layer === tag.layer) return retag(desk, tag)
    if (focused.parts.length === 1 || tag.multipart) return tagParts(desk, tag, focused.parts)
    desk.say(words.onePart(tag.name))
    return null
  }
  const span = meantSpan(desk, exact)
  if (!span) {
    desk.say(words.nothingSelected)
    return null
  }
  const made = tagParts(desk, tag, [span])
  if (made) desk.select({ start: span.start, end: span.start })
  return made
}

function tagParts(desk: Desk, tag: Tag, spans: readonly Span[]): Made | null {
  const twin = twinOf(desk, tag, spans)
  if (twin) {
    desk.focus(twin.id)
    desk.say(words.taggedAlready(tag.name))
    return null
  }
  const id = v7()
  const parts = spans.map((span) => partOf(desk.text, span))
  const change: Change = { id: v7(), kind: 'create', annotation: { id, tag: tag.key, parts } }
  return desk.act(words.tagged(tag.name), [change]) ? { id, quote: parts.map(({ quote }) => quote).join(' … ') } : null
}

/** The annotation that gives these words this tag already. */
const twinOf = (desk: Desk, tag: Tag, spans: readonly Span[]): Annotation | undefined =>
  [...desk.store.current().annotations.values()].find(
    ({ tag: key, parts }) =>
      key === tag.key &&
      parts.length === spans.length &&
      parts.every(({ start, end }, at) => spans[at]?.start === start && spans[at].end === end),
  )

/** Another tag for the focused annotation: attributes that the tag does not have and relations that do not fit it go, in one step. */
function retag(desk: Desk, tag: Tag): null {
  const { focused, tagset } = desk
  if (!focused) return null
  if (focused.tag === tag.key) {
    desk.say(words.taggedAlready(tag.name))
    return null
  }
  const unfit = desk.relations.filter((relation) => {
    const type = findRelationType(tagset, relation.type)
    return type && !endTakes(relation.from === focused.id ? type.from : type.to, tag.key)
  })
  const now = desk.store.current().annotations.get(focused.id) ?? focused // what is drawn may be a step behind
  const attributes = Object.fromEntries(Object.entries(now.attributes).filter(([key]) => tag.attributes.includes(key)))
  const unfitValues = Object.keys(now.attributes).length - Object.keys(attributes).length
  const goes = unfit.length + unfitValues > 0
  const changes: Change[] = [
    ...unfit.map((relation): Change => ({ id: v7(), kind: 'delete', relation: { id: relation.id } })),
    { id: v7(), kind: 'update', annotation: { id: focused.id, tag: tag.key, attributes } },
  ]
  desk.act(goes ? words.retaggedWithout(tag.name, unfit.length, unfitValues) : words.tagged(tag.name), changes, goes)
  return null
}
