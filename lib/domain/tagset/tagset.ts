/** A family of tags with its own rules. Its place in the tagset decides its key and its channel in the page. */
export type Layer = { readonly key: string; readonly name: string; readonly question: string }

export type AttributeValue = string | number | boolean
export type ValueType = 'string' | 'number' | 'boolean'

/** A further judgement on an annotation: one of a list of values, or free text. */
export type Attribute = {
  readonly key: string
  readonly name: string
  readonly free: boolean
  readonly valueType: ValueType
  readonly values: readonly { readonly value: string; readonly meaning: string }[]
  readonly mapsTo: string
}

/** A named judgement on a layer. `key` is stable and never used again for another; `[[ ]]` marks the span in examples. */
export type Tag = {
  readonly key: string
  readonly layer: string
  readonly name: string
  readonly definition: string
  readonly spanRule: string
  readonly positive: string
  readonly negative: string
  readonly negativeWhy: string
  readonly attributes: readonly string[]
  readonly required: readonly string[]
  readonly mapsTo: readonly string[]
  /** whether its span may have several parts: an attribution may be interrupted by its cue */
  readonly multipart: boolean
  readonly tier: 'core' | 'extended'
  readonly suggest: 'rule' | 'lexicon' | 'none'
}

/** A typed link between two annotations. `from` and `to` list tag keys, `layer.*` or `*`. */
export type RelationType = {
  readonly key: string
  readonly name: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly rule: string
  readonly mapsTo: string
}

export type Tagset = {
  readonly name: string
  readonly version: string
  readonly layers: readonly Layer[]
  readonly attributes: readonly Attribute[]
  readonly tags: readonly Tag[]
  readonly relations: readonly RelationType[]
}

/** The tag of that key, or null. */
export const findTag = (tagset: Pick<Tagset, 'tags'>, key: string): Tag | null => tagset.tags.find((tag) => tag.key === key) ?? null

export const findAttribute = (tagset: Tagset, key: string): Attribute | null =>
  tagset.attributes.find((attribute) => attribute.key === key) ?? null

export const findRelationType = (tagset: Tagset, key: string): RelationType | null =>
  tagset.relations.find((type) => type.key === key) ?? null

/** Whether a relation's end (`sourcing.cue`, `framing.*` or `*`) takes annotations of that tag. */
export function endTakes(ends: readonly string[], tagKey: string): boolean {
  return ends.some((end) => end === '*' || end === tagKey || (end.endsWith('.*') && tagKey.startsWith(end.slice(0, -1))))
}

/** The tags of a layer that are in reach at once, then those behind "more", each in the tagset's order. */
export function tagsOfLayer(tagset: Tagset, layer: string): { core: Tag[]; extended: Tag[] } {
  const tags = tagset.tags.filter((tag) => tag.layer === layer)
  return { core: tags.filter((tag) => tag.tier === 'core'), extended: tags.filter((tag) => tag.tier === 'extended') }
}

/**
 * The value in the type its attribute declares (`"2"` → 2), or null when the attribute does not have it.
 * Free attributes take any text, with outer spaces removed.
 */
export function canonicalValue(attribute: Attribute, value: AttributeValue): AttributeValue | null {
  const text = String(value).trim()
  if (attribute.free) return text
  if (!attribute.values.some((known) => known.value === text)) return null
  if (attribute.valueType === 'number') return Number(text)
  if (attribute.valueType === 'boolean') return text === 'true'
  return text
}
