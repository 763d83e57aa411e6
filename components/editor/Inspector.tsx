'use client'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { ChannelSample } from '@/components/article/ChannelSample'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import { Kbd } from '@/components/ui/Kbd'
import { type Annotation, inQuotes, quoteOf } from '@/lib/domain/annotation/annotation'
import { findRelationType, findTag, type Tag } from '@/lib/domain/tagset/tagset'
import { AttributesPart } from './AttributesPart'
import { HerePart } from './HerePart'
import type { InspectorProps } from './inspector-props'
import { inspector } from './inspector-strings'
import { MarkedWords } from './MarkedWords'
import { Teaching } from './Teaching'
import { useDraftText } from './use-draft-text'

/** What is known of the focused annotation, and what can be said of it. */
export function Inspector(props: InspectorProps) {
  const { tagset, looks, layer, annotation } = props
  if (!annotation) return <Teaching tagset={tagset} looks={looks} layer={layer} />
  const tag = findTag(tagset, annotation.tag)
  return (
    <>
      <InspectorPart>
        <div className="flex items-center gap-2.5">
          <ChannelSample look={looks.get(annotation.tag)} />
          <h2 className="min-w-0 flex-1 font-semibold text-base">{tag?.name ?? annotation.tag}</h2>
        </div>
        {tag && <Definition key={tag.key} tag={tag} />}
        <blockquote dir="auto" className="mt-2.5 line-clamp-4 border-rule border-s-2 ps-3 font-serif text-base text-ink-2">
          {inQuotes(quoteOf(annotation))}
        </blockquote>
        <HerePart {...props} focusedId={annotation.id} />
      </InspectorPart>
      {props.verdict}
      <AttributesPart {...props} annotation={annotation} />
      <BelongsPart {...props} annotation={annotation} />
      <NotePart key={annotation.id} {...props} annotation={annotation} />
    </>
  )
}

function Definition({ tag }: { tag: Tag }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <p className="mt-2 text-ink-2 text-sm leading-5 max-md:line-clamp-2">
        {tag.definition} {tag.spanRule && <span className="max-md:hidden">{tag.spanRule}</span>}
      </p>
      <button
        type="button"
        aria-expanded={open}
        className="group mt-1 -ms-1 inline-flex items-center gap-0.5 rounded-sm px-1 text-13 text-ink-3 hover:text-ink max-md:hidden"
        onClick={() => setOpen(!open)}
      >
        {inspector.more}
        <ChevronDown aria-hidden className="size-3.5 group-aria-expanded:rotate-180" />
      </button>
      {open && (
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5 text-13">
          <Example name={inspector.yes} words={tag.positive} />
          <Example name={inspector.no} words={tag.negative} why={tag.negativeWhy} />
        </dl>
      )}
    </>
  )
}

function Example({ name, words, why }: { name: string; words: string; why?: string }) {
  if (!words) return null
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="font-serif text-[0.9375rem] leading-5">
        <MarkedWords words={words} />
        {why && <span className="block font-sans text-13 text-ink-2">{why}</span>}
      </dd>
    </>
  )
}

function BelongsPart({ tagset, looks, annotation, annotations, relations, onFocus }: InspectorProps & { annotation: Annotation }) {
  if (relations.length === 0) return null
  return (
    <InspectorPart title={inspector.belongs} end={<Kbd className="max-md:hidden">⇧R</Kbd>}>
      {relations.map((relation) => {
        const other = annotations.get(relation.from === annotation.id ? relation.to : relation.from)
        return (
          other && (
            <button
              key={relation.id}
              type="button"
              className="-mx-2 flex w-[calc(100%+1rem)] items-baseline gap-2.5 rounded-md px-2 py-1 text-start text-13 hover:bg-paper-2"
              onClick={() => onFocus(other.id)}
            >
              <ChannelSample look={looks.get(other.tag)} />
              <span className="line-clamp-2 min-w-0">
                <span className="sr-only">{findRelationType(tagset, relation.type)?.name}: </span>
                <bdi>{quoteOf(other)}</bdi>
              </span>
            </button>
          )
        )
      })}
    </InspectorPart>
  )
}

function NotePart({ annotation, locked, onNote }: InspectorProps & { annotation: Annotation }) {
  const field = useDraftText(annotation.note, onNote)
  return (
    <InspectorPart title={inspector.note} end={<Kbd className="max-md:hidden">⇧N</Kbd>}>
      <textarea
        id="annotation-note"
        dir="auto"
        aria-label={inspector.note}
        readOnly={locked}
        rows={1}
        className="field-sizing-content min-h-9 w-full resize-none rounded-md border border-rule bg-paper px-3 py-1.5 text-13 leading-5"
        {...field}
      />
    </InspectorPart>
  )
}
