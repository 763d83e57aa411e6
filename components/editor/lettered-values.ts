import type { OwnKeys } from '@/lib/domain/keys/own-keys'
import { type Attribute, findAttribute, findTag, type Tagset } from '@/lib/domain/tagset/tagset'

export type LetteredValue = { readonly letter: string; readonly value: string; readonly meaning: string }
export type LetteredAttribute = { readonly attribute: Attribute; readonly values: LetteredValue[] }
/** `s` and `u` say sure and unsure of every annotation. */
const LETTERS = [...'abcdefghijklmnopqrtvwxyz']

export const valueCommandId = (attribute: string, value: string): string => `value ${attribute} ${value}`
export const sureCommandId = (confidence: string): string => `value confidence ${confidence}`

/** The attributes of a tag, in the order of the tagset. */
export const attributesOf = (tagset: Tagset, tagKey: string): Attribute[] =>
  (findTag(tagset, tagKey)?.attributes ?? []).flatMap((key) => findAttribute(tagset, key) ?? [])

/**
 * The attributes of a tag with a letter for each value, in the order of the tagset; those past the alphabet have none. In the
 * place of a letter that something else was given stands the first that no value has.
 */
export function letteredValues(tagset: Tagset, tagKey: string, own: OwnKeys, isTaken: (letter: string) => boolean): LetteredAttribute[] {
  const attributes = attributesOf(tagset, tagKey)
  const all = attributes.flatMap(({ key, values }) => values.map(({ value }) => valueCommandId(key, value)))
  const given = new Set(all.flatMap((id) => own.get(id) ?? []))
  const free = (letter: string) => !isTaken(letter) && !given.has(letter)
  const spare = LETTERS.slice(all.length).filter(free)
  const letters = LETTERS.slice(0, all.length).map((letter) => (free(letter) ? letter : (spare.shift() ?? '')))
  return attributes.map((attribute) => ({
    attribute,
    values: attribute.values.map((one) => ({ ...one, letter: letters[all.indexOf(valueCommandId(attribute.key, one.value))] ?? '' })),
  }))
}
