import { type Attribute, findAttribute, findTag, type Tagset } from '@/lib/domain/tagset/tagset'

type Lettered = { readonly attribute: Attribute; readonly values: { letter: string; value: string; meaning: string }[] }

/** The attributes of a tag with a letter for each value, in the order of the tagset: a, b, c …; after z none. */
export function letteredValues(tagset: Tagset, tagKey: string): Lettered[] {
  let next = 97
  return (findTag(tagset, tagKey)?.attributes ?? []).flatMap((key) => {
    const attribute = findAttribute(tagset, key)
    if (!attribute) return []
    const values = attribute.values.map((one) => ({ ...one, letter: next <= 122 ? String.fromCharCode(next++) : '' }))
    return [{ attribute, values }]
  })
}
