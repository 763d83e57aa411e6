'use client'
import { ChannelSample } from '@/components/article/ChannelSample'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import { findTag, tagsOfLayer } from '@/lib/domain/tagset/tagset'
import type { Desk } from './desk'
import { usePrintedKeys } from './keys/keys-now'
import { words } from './strings'
import { type Choice, TypeAhead } from './TypeAhead'

/** All tags of all layers, in the inspector's place so that it never covers the words it is for. */
export function TagPicker({ desk }: { desk: Desk }) {
  return (
    <InspectorPart title={words.allTags}>
      <TypeAhead
        label={words.findTag}
        nothing={words.noTag}
        choices={tagChoices(desk, usePrintedKeys())}
        about={(key) => findTag(desk.tagset, key)?.definition}
        onClose={() => desk.open(null)}
        onTake={(key, exact) => {
          const tag = findTag(desk.tagset, key)
          desk.open(null)
          if (tag) desk.tagWith(tag, exact)
        }}
      />
    </InspectorPart>
  )
}

/** The layer in hand first; in each the core tags, and the extended ones of all layers after them. */
function tagChoices({ tagset, layer, looks }: Desk, printed: (command: string) => string | undefined): Choice[] {
  const layers = [...tagset.layers].sort((a, b) => Number(b.key === layer) - Number(a.key === layer))
  const choicesOf = (tier: 'core' | 'extended', headingOf: (name: string, place: number) => string | undefined) =>
    layers.flatMap(({ key, name }, place) =>
      tagsOfLayer(tagset, key)[tier].map((tag, index): Choice => {
        const heading = index === 0 ? headingOf(name, place) : undefined
        const keys = [printed(`tag ${tag.key}`) ?? []].flat()
        return { id: tag.key, name: tag.name, hint: name, keys, mark: <ChannelSample look={looks.get(tag.key)} />, heading }
      }),
    )
  const more = choicesOf('extended', () => undefined)
  return [...choicesOf('core', (name) => name), ...more.map((one, at) => (at === 0 ? { ...one, heading: words.more } : one))]
}
