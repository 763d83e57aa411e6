'use client'

import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { ChannelSample } from '@/components/article/ChannelSample'
import { looksOf } from '@/components/article/channels'
import { PageHead } from '@/components/shell/ProjectPage'
import { Badge } from '@/components/ui/Badge'
import type { Attribute, Layer, Tag, Tagset } from '@/lib/domain/tagset/tagset'
import { valueName } from '@/lib/domain/tagset/value-names'
import { MarkedExample } from './MarkedExample'
import { RelationTypes } from './RelationTypes'
import { words } from './strings'

type Looks = ReturnType<typeof looksOf>

/** The tagset as a book to look things up in: each tag with its span rule, examples, attributes and what it maps to. */
export function TagsetScreen({ tagset, revision }: { tagset: Tagset; revision: number }) {
  const [sought, setSought] = useState('')
  const looks = useMemo(() => looksOf(tagset), [tagset])
  const found = useMemo(() => tagsLike(tagset, sought), [tagset, sought])
  const { layers, tags, attributes, relations } = tagset
  return (
    <>
      <PageHead title={words.tagset} actions={<Sought value={sought} onChange={setSought} />}>
        {words.tagsetText(tags.length, layers.length, attributes.length, relations.length, revision)}
      </PageHead>
      <div className="grid grid-cols-[13rem_minmax(0,1fr)] gap-x-12 max-lg:block">
        <Contents layers={layers} tags={found} looks={looks} />
        <div>
          {layers.map((layer) => (
            <LayerPart key={layer.key} layer={layer} tags={found.filter((tag) => tag.layer === layer.key)} tagset={tagset} looks={looks} />
          ))}
          {found.length === 0 && <p className="py-8 text-ink-2">{words.noTag}</p>}
          {!sought && <RelationTypes relations={relations} />}
        </div>
      </div>
    </>
  )
}

function tagsLike({ tags }: Tagset, sought: string): readonly Tag[] {
  const wanted = sought.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return tags
  return tags.filter((tag) => {
    const text = `${tag.key} ${tag.name} ${tag.definition} ${tag.mapsTo.join(' ')}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

function Sought({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <search className="relative block w-[18.75rem] max-md:w-full">
      <Search aria-hidden className="absolute start-3 top-1/2 size-4 -translate-y-1/2 text-ink-3" />
      <input
        type="search"
        aria-label={words.find}
        placeholder={words.find}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-8 w-full rounded-md border border-rule bg-paper ps-9 pe-3 text-sm pointer-coarse:h-11 pointer-coarse:text-base"
      />
    </search>
  )
}

function Contents({ layers, tags, looks }: { layers: readonly Layer[]; tags: readonly Tag[]; looks: Looks }) {
  return (
    <nav aria-label={words.layers} className="sticky top-4 max-h-[calc(100dvh-2rem)] self-start overflow-y-auto pb-4 max-lg:hidden">
      {layers.map((layer) => (
        <div key={layer.key} className="mb-5">
          <a href={`#${layer.key}`} className="font-semibold text-13 hover:underline">
            {layer.name}
          </a>
          <ul className="mt-1.5">
            {tags
              .filter((tag) => tag.layer === layer.key)
              .map((tag) => (
                <li key={tag.key}>
                  <a href={`#${tag.key}`} className="flex items-center gap-2.5 rounded-sm py-0.5 text-13 text-ink-2 hover:text-ink">
                    <ChannelSample look={looks.get(tag.key)} />
                    <span className="truncate">{tag.name}</span>
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function LayerPart({ layer, tags, tagset, looks }: { layer: Layer; tags: readonly Tag[]; tagset: Tagset; looks: Looks }) {
  if (tags.length === 0) return null
  return (
    <section id={layer.key} aria-labelledby={`${layer.key}-name`} className="mb-12 scroll-mt-4">
      <h2 id={`${layer.key}-name`} className="font-semibold font-serif text-xl">
        {layer.name}
      </h2>
      <p className="mb-2 text-ink-2">{layer.question}</p>
      {tags.map((tag) => (
        <TagPart key={tag.key} tag={tag} tagset={tagset} looks={looks} />
      ))}
    </section>
  )
}

function TagPart({ tag, tagset, looks }: { tag: Tag; tagset: Tagset; looks: Looks }) {
  const look = looks.get(tag.key)
  const attributes = tagset.attributes.filter(({ key }) => tag.attributes.includes(key))
  return (
    <article id={tag.key} className="scroll-mt-4 border-rule border-t py-5 target:bg-paper-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ChannelSample look={look} />
        <h3 className="font-semibold text-base">{tag.name}</h3>
        <code className="text-ink-3 text-xs">{tag.key}</code>
        {tag.tier === 'extended' && <Badge>{words.extended}</Badge>}
      </div>
      <p className="mt-1.5 max-w-[70ch]">{tag.definition}</p>
      <dl className="mt-3 grid max-w-[80ch] grid-cols-[4.5rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
        <Entry term={words.span}>{tag.spanRule}</Entry>
        <Entry term={words.yes}>
          <MarkedExample text={tag.positive} look={look} />
        </Entry>
        <Entry term={words.no}>
          <MarkedExample text={tag.negative} look={look} />
          <span className="text-13 text-ink-3">{tag.negativeWhy}</span>
        </Entry>
        {attributes.length > 0 && (
          <Entry term={words.attributes}>
            {attributes.map((attribute) => (
              <AttributeLine key={attribute.key} attribute={attribute} required={tag.required.includes(attribute.key)} />
            ))}
          </Entry>
        )}
        {tag.mapsTo.length > 0 && (
          <Entry term={words.mapsTo}>
            <span className="text-13 text-ink-2">{tag.mapsTo.join(' · ')}</span>
          </Entry>
        )}
      </dl>
    </article>
  )
}

function Entry({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="pt-px text-13 text-ink-3">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

/** An attribute with its values; what each value means is behind the disclosure. */
function AttributeLine({ attribute, required }: { attribute: Attribute; required: boolean }) {
  const name = (
    <>
      {attribute.name}
      {required && <span className="text-proof"> · {words.required}</span>}
    </>
  )
  if (attribute.free)
    return (
      <p className="py-0.5">
        {name} <span className="text-ink-3">· {words.free}</span>
      </p>
    )
  return (
    <details className="py-0.5">
      <summary className="rounded-sm">
        {name} <span className="text-ink-3">· {attribute.values.map(({ value }) => valueName(value)).join(', ')}</span>
      </summary>
      <ul className="mt-1 mb-2 ms-4 text-13 text-ink-2">
        {attribute.values.map(({ value, meaning }) => (
          <li key={value}>
            <b className="font-medium text-ink">{valueName(value)}</b>
            {meaning && `: ${meaning}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
