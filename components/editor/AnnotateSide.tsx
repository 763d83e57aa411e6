'use client'
import type { Desk } from './desk'
import { Inspector } from './Inspector'
import { RelationsPanel } from './RelationsPanel'
import { words } from './strings'
import { TagPicker } from './TagPicker'
import type { useReading } from './use-reading'

type SideProps = { readonly desk: Desk; readonly reading: Pick<ReturnType<typeof useReading>, 'kept' | 'save' | 'putAside'> }

/** What stands beside the article: what could not be kept, then what is known of the focused annotation. */
export function AnnotateSide({ desk, reading }: SideProps) {
  const { focused, here } = desk
  if (desk.opened === 'tags') return <TagPicker desk={desk} />
  if (desk.opened === 'relations') return <RelationsPanel desk={desk} />
  return (
    <>
      {!reading.kept && <p className="border-rule border-b p-4 text-13 text-warn">{words.notKept}</p>}
      {reading.save.refused.map(({ change, detail }) => (
        <p key={change.id} className="border-rule border-b p-4 text-13 text-proof">
          {detail}{' '}
          <button type="button" className="underline" onClick={() => reading.putAside(change.id)}>
            {words.putAside}
          </button>
        </p>
      ))}
      <Inspector
        tagset={desk.tagset}
        looks={desk.looks}
        annotation={focused}
        annotations={desk.content.annotations}
        relations={desk.relations}
        place={here.length > 1 && focused ? words.here(here.indexOf(focused.id) + 1, here.length) : null}
        locked={desk.locked}
        onFocus={desk.focus}
        onNote={(note) => desk.update(words.note, { note })}
        onConfidence={(confidence) => desk.update(confidence, { confidence })}
        onAttribute={(attribute, value) =>
          focused &&
          desk.update(words.set(attribute.name, String(value ?? '–')), { attributes: withValue(focused.attributes, attribute.key, value) })
        }
      />
    </>
  )
}

function withValue<T>(attributes: Readonly<Record<string, T>>, key: string, value: T | null): Record<string, T> {
  const { [key]: _old, ...others } = attributes
  return value === null ? others : { ...others, [key]: value }
}
