'use client'
import { ChannelSample } from '@/components/article/ChannelSample'
import type { TagLook } from '@/components/article/channels'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import { Kbd } from '@/components/ui/Kbd'
import { type Annotation, quoteOf, type Relation } from '@/lib/domain/annotation/annotation'
import { type Attribute, type AttributeValue, findRelationType, findTag, type Tagset } from '@/lib/domain/tagset/tagset'
import { letteredValues } from './lettered-values'
import { words } from './strings'

type InspectorProps = {
  readonly tagset: Tagset
  readonly looks: ReadonlyMap<string, TagLook>
  readonly annotation: Annotation | null
  readonly annotations: ReadonlyMap<string, Annotation>
  readonly relations: readonly Relation[]
  readonly place: string | null
  readonly locked: boolean
  readonly onAttribute: (attribute: Attribute, value: AttributeValue | null) => void
  readonly onNote: (note: string) => void
  readonly onConfidence: (confidence: 'sure' | 'unsure') => void
  readonly onFocus: (id: string) => void
}

/** What is known of the focused annotation, and what can be said of it. */
export function Inspector(props: InspectorProps) {
  const { tagset, looks, annotation, place, relations, annotations, locked, onFocus } = props
  if (!annotation) return <p className="p-4 text-ink-2 text-sm">{words.empty}</p>
  const tag = findTag(tagset, annotation.tag)
  return (
    <>
      <InspectorPart>
        <div className="flex items-center gap-2">
          <ChannelSample look={looks.get(annotation.tag)} />
          <h2 className="font-semibold text-base">{tag?.name ?? annotation.tag}</h2>
          {place && (
            <span className="ms-auto flex items-center gap-1 text-ink-2 text-xs">
              {place} <Kbd>Tab</Kbd>
            </span>
          )}
        </div>
        <p className="mt-1.5 text-13 text-ink-2">{tag?.definition}</p>
        <blockquote dir="auto" className="mt-2 border-rule border-s-2 ps-3 font-serif text-ink-2 text-sm">
          “{quoteOf(annotation)}”
        </blockquote>
      </InspectorPart>
      <Attributes {...props} annotation={annotation} />
      {relations.length > 0 && (
        <InspectorPart title={words.belongs}>
          {relations.map((relation) => {
            const other = annotations.get(relation.from === annotation.id ? relation.to : relation.from)
            return (
              other && (
                <button
                  key={relation.id}
                  type="button"
                  className="flex w-full gap-2 py-1 text-start text-13"
                  onClick={() => onFocus(other.id)}
                >
                  <ChannelSample look={looks.get(other.tag)} />
                  <span>
                    <span className="sr-only">{findRelationType(tagset, relation.type)?.name}: </span>
                    {quoteOf(other)}
                  </span>
                </button>
              )
            )
          })}
        </InspectorPart>
      )}
      <InspectorPart title={words.note} end={<Kbd>N</Kbd>}>
        <textarea
          key={annotation.id}
          id="annotation-note"
          aria-label={words.note}
          defaultValue={annotation.note}
          readOnly={locked}
          rows={2}
          className="w-full rounded-md border border-rule bg-paper px-3 py-2 text-13"
          onBlur={(event) => event.target.value !== annotation.note && props.onNote(event.target.value)}
        />
      </InspectorPart>
    </>
  )
}

const valueClass =
  'inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-13 hover:bg-paper-3 aria-pressed:bg-ink aria-pressed:font-medium aria-pressed:text-paper pointer-coarse:h-9'

function Attributes({ tagset, annotation, locked, onAttribute, onConfidence }: InspectorProps & { annotation: Annotation }) {
  return (
    <InspectorPart>
      {letteredValues(tagset, annotation.tag).map(({ attribute, values }) => (
        <fieldset key={attribute.key} disabled={locked} className="mb-2.5">
          <legend className="mb-1 text-13 text-ink-2">{attribute.name}</legend>
          {attribute.free ? (
            <input
              key={annotation.id}
              aria-label={attribute.name}
              defaultValue={String(annotation.attributes[attribute.key] ?? '')}
              className="h-8 w-full rounded-md border border-rule bg-paper px-2 text-13"
              onBlur={(event) => onAttribute(attribute, event.target.value || null)}
            />
          ) : (
            <div className="flex flex-wrap gap-0.5">
              {values.map(({ value, meaning, letter }) => {
                const set = String(annotation.attributes[attribute.key] ?? '') === value
                return (
                  <button
                    key={value}
                    type="button"
                    aria-pressed={set}
                    title={meaning}
                    className={valueClass}
                    onClick={() => onAttribute(attribute, set ? null : value)}
                  >
                    <span aria-hidden className="text-2xs opacity-80">
                      {letter}
                    </span>
                    {value.replaceAll('_', ' ')}
                  </button>
                )
              })}
            </div>
          )}
        </fieldset>
      ))}
      <fieldset disabled={locked}>
        <legend className="mb-1 text-13 text-ink-2">{words.sure}</legend>
        {(['sure', 'unsure'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={annotation.confidence === one}
            className={valueClass}
            onClick={() => onConfidence(one)}
          >
            {one}
          </button>
        ))}
      </fieldset>
    </InspectorPart>
  )
}
