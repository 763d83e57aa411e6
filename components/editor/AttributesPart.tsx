'use client'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import { type Annotation, CONFIDENCES } from '@/lib/domain/annotation/annotation'
import { type Attribute, findTag } from '@/lib/domain/tagset/tagset'
import { valueName } from '@/lib/domain/tagset/value-names'
import type { InspectorProps } from './inspector-props'
import { inspector } from './inspector-strings'
import { KeyOf, useKeyOf, usePrintedKeys } from './keys/keys-now'
import { attributesOf, sureCommandId, valueCommandId } from './lettered-values'
import { useDraftText } from './use-draft-text'
import { attributeFieldId, needsPicker } from './ValuePicker'

type AttributesProps = Pick<InspectorProps, 'tagset' | 'locked' | 'onAttribute' | 'onConfidence'> & { readonly annotation: Annotation }

/** The judgements on an annotation, each value with the letter that sets it, and what the chosen one means. */
export function AttributesPart({ tagset, annotation, locked, onAttribute, onConfidence }: AttributesProps) {
  const keyOf = usePrintedKeys()
  const required = findTag(tagset, annotation.tag)?.required ?? []
  return (
    <InspectorPart>
      <div className="flex flex-col gap-3">
        {attributesOf(tagset, annotation.tag).map((attribute) => {
          const given = String(annotation.attributes[attribute.key] ?? '')
          const missing = given === '' && required.includes(attribute.key)
          return (
            <fieldset key={attribute.key} disabled={locked} className={rowClass}>
              <legend className={legendClass}>
                {attribute.name}
                {needsPicker(attribute, keyOf) && !locked && (
                  <span className="ms-1.5">
                    <KeyOf command="values" />
                  </span>
                )}
                {missing && <span className="block text-warn text-xs">required</span>}
              </legend>
              {attribute.free ? (
                <FreeText
                  key={annotation.id}
                  id={attributeFieldId(attribute.key)}
                  name={attribute.name}
                  given={given}
                  onSet={(text, upon) => onAttribute(attribute, text || null, upon)}
                />
              ) : (
                <Values attribute={attribute} given={given} onSet={(value) => onAttribute(attribute, value)} />
              )}
            </fieldset>
          )
        })}
        <fieldset disabled={locked} className={rowClass}>
          <legend className={legendClass}>{inspector.sure}</legend>
          <div className="flex min-w-0 flex-1 flex-wrap gap-0.5">
            {CONFIDENCES.map((one) => (
              <Value
                key={one}
                command={sureCommandId(one)}
                name={inspector.sureValues[one]}
                chosen={annotation.confidence === one}
                onClick={() => onConfidence(one)}
              />
            ))}
          </div>
        </fieldset>
      </div>
    </InspectorPart>
  )
}

const rowClass = 'flex min-w-0 gap-2'
const legendClass = 'float-left w-[5.75rem] shrink-0 pt-1 text-13 text-ink-2 leading-5'

function Values({ attribute, given, onSet }: { attribute: Attribute; given: string; onSet: (value: string | null) => void }) {
  const meaning = attribute.values.find(({ value }) => value === given)?.meaning
  return (
    <div className="min-w-0 flex-1">
      <div className="flex flex-wrap gap-0.5">
        {attribute.values.map(({ value, meaning: means }) => (
          <Value
            key={value}
            command={valueCommandId(attribute.key, value)}
            name={valueName(value)}
            title={means}
            chosen={value === given}
            onClick={() => onSet(value === given ? null : value)}
          />
        ))}
      </div>
      {meaning && <p className="mt-1 px-2 text-ink-3 text-xs leading-4">{meaning}</p>}
    </div>
  )
}

type ValueProps = { command: string; name: string; title?: string; chosen: boolean; onClick: () => void }

function Value({ command, name, title, chosen, onClick }: ValueProps) {
  const { printed, aria } = useKeyOf(command)
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-keyshortcuts={aria}
      title={title}
      className="inline-flex h-[1.625rem] items-center gap-1.5 rounded-md px-2 text-13 text-ink-2 hover:bg-paper-3 hover:text-ink aria-pressed:bg-ink aria-pressed:font-medium aria-pressed:text-paper pointer-coarse:h-9"
      onClick={onClick}
    >
      {printed && (
        <span aria-hidden className="self-start pt-0.5 text-[0.625rem] opacity-85 pointer-coarse:hidden">
          {printed}
        </span>
      )}
      {name}
    </button>
  )
}

function FreeText({ id, name, given, onSet }: { id: string; name: string; given: string; onSet: (text: string, upon: string) => boolean }) {
  const field = useDraftText(given, onSet)
  return (
    <input
      id={id}
      dir="auto"
      aria-label={name}
      className="h-8 w-full min-w-0 flex-1 rounded-md border border-rule bg-paper px-2.5 text-13 pointer-coarse:h-10"
      {...field}
    />
  )
}
