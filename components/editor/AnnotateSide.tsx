'use client'
import { v7 } from 'uuid'
import { ActionsPart } from './ActionsPart'
import type { Desk } from './desk'
import { HistoryPart } from './HistoryPart'
import { Inspector } from './Inspector'
import { Notices } from './Notices'
import { RelationsPanel } from './RelationsPanel'
import { words } from './strings'
import { TagPicker } from './TagPicker'
import type { useReading } from './use-reading'

type SideProps = {
  readonly desk: Desk
  readonly reading: Pick<ReturnType<typeof useReading>, 'save' | 'putAside' | 'letGo' | 'download' | 'unsent'>
  /** null where there is no set of one's own */
  readonly setId: string | null
  readonly userId: string
}

/** What stands beside the article: what could not be kept, then what is known of the focused annotation. */
export function AnnotateSide({ desk, reading, setId, userId }: SideProps) {
  const { focused, here } = desk
  if (desk.opened === 'tags') return <TagPicker desk={desk} />
  if (desk.opened === 'relations') return <RelationsPanel desk={desk} />
  return (
    <>
      <Notices
        save={reading.save}
        hasSet={setId !== null}
        submitted={desk.locked}
        tagset={desk.tagset}
        annotations={desk.content.annotations}
        onFocus={desk.focus}
        onPutAside={reading.putAside}
        onLetGo={reading.letGo}
        onDownload={reading.download}
      />
      <Inspector
        tagset={desk.tagset}
        looks={desk.looks}
        layer={desk.layer}
        annotation={focused}
        annotations={desk.content.annotations}
        relations={desk.relations}
        place={here.length > 1 && focused ? words.here(here.indexOf(focused.id) + 1, here.length) : null}
        locked={desk.locked}
        onFocus={desk.focus}
        onNote={(note) => desk.update(words.note, { note })}
        onConfidence={(confidence) => desk.update(confidence ?? words.sureUnset, { confidence })}
        onAttribute={(attribute, value) =>
          focused &&
          desk.update(words.set(attribute.name, String(value ?? '–')), { attributes: withValue(focused.attributes, attribute.key, value) })
        }
      />
      <ActionsPart desk={desk} />
      {focused && setId && (
        <HistoryPart
          setId={setId}
          tagset={desk.tagset}
          userId={userId}
          annotation={focused}
          unsent={reading.unsent}
          locked={desk.locked}
          onTakeBack={(label, annotation) => desk.act(label, [{ id: v7(), kind: 'update', annotation }], true)}
        />
      )}
    </>
  )
}

function withValue<T>(attributes: Readonly<Record<string, T>>, key: string, value: T | null): Record<string, T> {
  const { [key]: _old, ...others } = attributes
  return value === null ? others : { ...others, [key]: value }
}
