import { findTag, type Tagset } from '@/lib/domain/tagset/tagset'

/** How a layer shows: its place in the tagset decides. Channel first, hue second. */
export type Channel = 'underline' | 'tint' | 'recede' | 'overline'
const CHANNELS: readonly Channel[] = ['underline', 'tint', 'recede']
export const LINE_STYLES = ['solid', 'dashed', 'dotted', 'wavy', 'double'] as const
export type LineStyle = (typeof LINE_STYLES)[number]

export type TagLook = { readonly layer: string; readonly channel: Channel; readonly line: LineStyle }

export function channelOf(tagset: Tagset, layer: string): Channel {
  const place = tagset.layers.findIndex((one) => one.key === layer)
  return CHANNELS[place] ?? 'overline'
}

/** The look of each tag: lines differ by the tag's place in its layer (solid source, dashed cue, dotted content, wavy claim …). */
export function looksOf(tagset: Tagset): ReadonlyMap<string, TagLook> {
  const counts = new Map<string, number>()
  return new Map(
    tagset.tags.map((tag) => {
      const place = counts.get(tag.layer) ?? 0
      counts.set(tag.layer, place + 1)
      const line = LINE_STYLES[place % LINE_STYLES.length] as LineStyle
      return [tag.key, { layer: tag.layer, channel: channelOf(tagset, tag.layer), line }]
    }),
  )
}

/** What a tag is called, also when the tagset has it no more. */
export const tagName = (tagset: Tagset, key: string): string =>
  findTag(tagset, key)?.name ?? `${key.slice(key.indexOf('.') + 1).replaceAll('_', ' ')} (retired)`

/** How a tag looks; one that the tagset has no more as its layer does, with the line of none of the first. */
export function lookOf(looks: ReadonlyMap<string, TagLook>, tag: string): TagLook {
  const look = looks.get(tag)
  if (look) return look
  const layer = tag.slice(0, Math.max(0, tag.indexOf('.')))
  const like = [...looks.values()].find((one) => one.layer === layer)
  return { layer, channel: like?.channel ?? 'overline', line: 'dashed' }
}
