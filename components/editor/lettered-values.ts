import { type Attribute, findAttribute, findTag, type Tagset } from '@/lib/domain/tagset/tagset'

export type LetteredValue = { readonly letter: string; readonly value: string; readonly meaning: string }
export type LetteredAttribute = { readonly attribute: Attribute; readonly values: LetteredValue[] }
/** `s` and `u` say sure and unsure of every annotation. */
const LETTERS = [...'abcdefghijklmnopqrtvwxyz']

/** The attributes of a tag with a letter for each value, in the order of the tagset; those past the alphabet have none. */
export function letteredValues(tagset: Tagset, tagKey: string): LetteredAttribute[] {
  let next = 0
  return (findTag(tagset, tagKey)?.attributes ?? []).flatMap((key) => {
    const attribute = findAttribute(tagset, key)
    return attribute ? [{ attribute, values: attribute.values.map((one) => ({ ...one, letter: LETTERS[next++] ?? '' })) }] : []
  })
}
