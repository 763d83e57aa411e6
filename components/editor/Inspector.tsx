'use client'
import { ChannelSample } from '@/components/article/ChannelSample'
import { namesSpan } from '@/components/article/use-hover'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import { type Annotation, inQuotes, quoteOf } from '@/lib/domain/annotation/annotation'
import { findRelationType, findTag } from '@/lib/domain/tagset/tagset'
import { AttributesPart } from './AttributesPart'
import { NOTE_ID } from './confidence'
import { ExamplesPart } from './ExamplesPart'
import { HerePart } from './HerePart'
import type { InspectorProps } from './inspector-props'
import { inspector } from './inspector-strings'
import { KeyOf } from './keys/keys-now'
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
        {tag && (
          <p className="mt-2 text-ink-2 text-sm leading-5 max-md:line-clamp-2">
            {tag.definition} {tag.spanRule && <span className="max-md:hidden">{tag.spanRule}</span>}
          </p>
        )}
        <blockquote dir="auto" className="mt-2.5 line-clamp-4 border-rule border-s-2 ps-3 font-serif text-base text-ink-2">
          {inQuotes(quoteOf(annotation))}
        </blockquote>
        <HerePart {...props} focusedId={annotation.id} />
      </InspectorPart>
      {tag && <ExamplesPart key={tag.key} tag={tag} />}
      {props.verdict}
      <AttributesPart {...props} annotation={annotation} />
      <BelongsPart {...props} annotation={annotation} />
      <NotePart key={annotation.id} {...props} annotation={annotation} />
    </>
  )
}

function BelongsPart({ tagset, looks, annotation, annotations, relations, onFocus }: InspectorProps & { annotation: Annotation }) {
  if (relations.length === 0) return null
  return (
    <InspectorPart title={inspector.belongs} end={<KeyOf command="relate" />}>
      {relations.map((relation) => {
        const other = annotations.get(relation.from === annotation.id ? relation.to : relation.from)
        return (
          other && (
            <button
              key={relation.id}
              type="button"
              {...namesSpan(other.id)}
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
  const unsure = annotation.confidence === 'unsure'
  const name = unsure ? inspector.whyUnsure : inspector.note
  const field = useDraftText(annotation.note, onNote, unsure)
  return (
    <InspectorPart title={name} end={<KeyOf command="note" />}>
      <textarea
        id={NOTE_ID}
        dir="auto"
        aria-label={name}
        placeholder={unsure && !locked ? inspector.whyUnsureHint : undefined}
        readOnly={locked}
        rows={1}
        className="field-sizing-content min-h-9 w-full resize-none rounded-md border border-rule bg-paper px-3 py-1.5 text-13 leading-5"
        {...field}
      />
    </InspectorPart>
  )
}
