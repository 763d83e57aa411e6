'use client'
import { flushSync } from 'react-dom'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import type { Annotation } from '@/lib/domain/annotation/annotation'
import { type Attribute, findAttribute, findTag, type Tagset } from '@/lib/domain/tagset/tagset'
import { valueName } from '@/lib/domain/tagset/value-names'
import type { Desk } from './desk'
import { usePrintedKeys } from './keys/keys-now'
import { attributesOf, valueCommandId } from './lettered-values'
import { words } from './strings'
import { type Choice, TypeAhead } from './TypeAhead'

/** Where the words of a free attribute are written. */
export const attributeFieldId = (key: string): string => `attribute-${key}`

/** Whether an attribute has something that no key sets. */
export const needsPicker = ({ free, key, values }: Attribute, keyOf: (command: string) => string | undefined): boolean =>
  free || values.some(({ value }) => keyOf(valueCommandId(key, value)) === undefined)

/** Every value of the focused annotation by name, in the inspector's place: those that no key sets too, and what is written freely. */
export function ValuePicker({ desk, annotation }: { desk: Desk; annotation: Annotation }) {
  return (
    <InspectorPart title={words.allValues}>
      <TypeAhead
        label={words.findValue}
        nothing={words.noValue}
        choices={valueChoices(desk.tagset, annotation, usePrintedKeys())}
        about={(id) => meaningOf(desk.tagset, id)}
        onClose={() => desk.open(null)}
        onTake={(id) => {
          const { attribute, value } = chosen(desk.tagset, id)
          // drawn at once: what is typed next is written in its field
          flushSync(() => desk.open(null))
          if (attribute && value !== null) toggle(desk, annotation, attribute, value)
          else if (attribute) document.getElementById(attributeFieldId(attribute.key))?.focus()
        }}
      />
    </InspectorPart>
  )
}

function toggle(desk: Desk, { attributes }: Annotation, attribute: Attribute, value: string): void {
  desk.setValue(attribute, String(attributes[attribute.key] ?? '') === value ? null : value)
}

const idOf = (attribute: string, value: string | null) => (value === null ? attribute : `${attribute} ${value}`)

function chosen(tagset: Tagset, id: string): { attribute: Attribute | null; value: string | null } {
  const [key = '', ...value] = id.split(' ')
  return { attribute: findAttribute(tagset, key), value: value.length > 0 ? value.join(' ') : null }
}

function meaningOf(tagset: Tagset, id: string): string | undefined {
  const { attribute, value } = chosen(tagset, id)
  return attribute?.values.find((one) => one.value === value)?.meaning
}

/** In the order of the tagset, each attribute under its name. Required ones that are not set say so. */
function valueChoices(tagset: Tagset, { tag, attributes }: Annotation, keyOf: (command: string) => string | undefined): Choice[] {
  const required = findTag(tagset, tag)?.required ?? []
  return attributesOf(tagset, tag).flatMap((attribute): Choice[] => {
    const { key, name, values } = attribute
    const given = String(attributes[key] ?? '')
    const heading = given === '' && required.includes(key) ? words.requiredValue(name) : name
    if (attribute.free) return [{ id: idOf(key, null), name: words.writeValue, hint: name, heading }]
    return values.map(({ value }, at) => ({
      id: idOf(key, value),
      name: valueName(value, attribute),
      hint: value === given ? words.givenValue(name) : name,
      keys: [keyOf(valueCommandId(key, value)) ?? []].flat(),
      heading: at === 0 ? heading : undefined,
    }))
  })
}
