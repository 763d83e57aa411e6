'use client'
import { v7 } from 'uuid'
import type { Answers } from '@/components/review/use-answers'
import { VerdictOf } from '@/components/review/VerdictOf'
import type { OtherReading } from '@/lib/contracts/annotate-page'
import { type Annotation, hull } from '@/lib/domain/annotation/annotation'
import { ActionsPart } from './ActionsPart'
import { sayHowSure } from './confidence'
import { DiscussionPart } from './DiscussionPart'
import type { Desk } from './desk'
import { GesturePart } from './GesturePart'
import { GivenBack } from './GivenBack'
import { HistoryPart } from './HistoryPart'
import { Inspector } from './Inspector'
import { Notices } from './Notices'
import { OtherReadings } from './OtherReadings'
import { RelationsPanel } from './RelationsPanel'
import { words } from './strings'
import { TagPicker } from './TagPicker'
import { Teaching } from './Teaching'
import { unsavedWords } from './unsaved-strings'
import type { useReading } from './use-reading'
import { ValuePicker } from './ValuePicker'

type SideProps = {
  readonly desk: Desk
  readonly reading: Pick<ReturnType<typeof useReading>, 'save' | 'store' | 'unsaved' | 'putAside' | 'letGo' | 'download' | 'unsent'>
  /** null where there is no set of one's own */
  readonly setId: string | null
  readonly userId: string
  readonly answers: Answers
  readonly others: readonly OtherReading[]
}

/** What stands beside the article: what happened to the reading, then what is known of the focused annotation. */
export function AnnotateSide({ desk, reading, setId, userId, answers, others }: SideProps) {
  const { focused } = desk
  const held = reading.save.halted === null ? [] : reading.store.onTheirWay().flatMap((id) => desk.content.annotations.get(id) ?? [])
  const removed = reading.save.halted === null ? [] : reading.store.goingAway()
  if (desk.opened === 'tags') return <TagPicker desk={desk} />
  if (desk.opened === 'values' && focused) return <ValuePicker desk={desk} annotation={focused} />
  if (desk.gesture) return <GesturePart desk={desk} />
  if (desk.opened === 'relations') return <RelationsPanel desk={desk} />
  return (
    <>
      {setId && !desk.locked && (
        <GivenBack decisions={answers.decisions.filter((one) => desk.content.annotations.has(one.annotationId))} onFocus={desk.focus} />
      )}
      <Notices
        save={reading.save}
        hasSet={setId !== null}
        held={held}
        removed={removed}
        onRemoved={(id) => {
          const one = removed.find((annotation) => annotation.id === id) ?? null
          if (one) desk.article.current?.scrollTo(hull(one.parts).start)
          backTo(desk, one)
        }}
        items={reading.unsaved}
        tagset={desk.tagset}
        annotations={desk.content.annotations}
        focusedId={focused?.id ?? null}
        locked={desk.locked}
        onFocus={desk.focus}
        onOtherTag={(id) => pickOtherTag(desk, id)}
        onAgain={(item) => {
          reading.store.again(item)
          backTo(desk, item.annotation)
        }}
        onPutAside={({ changeIds, annotation }) => {
          const putBack = reading.putAside(changeIds)
          desk.say(unsavedWords.hasPutAside, putBack)
          backTo(desk, annotation)
        }}
        onLetGo={() => {
          reading.letGo()
          backTo(desk, focused)
        }}
        onDownload={reading.download}
      />
      {desk.locked && !focused ? (
        <>
          <OtherReadings readings={others} />
          <Teaching tagset={desk.tagset} looks={desk.looks} layer={desk.layer} readOnly />
        </>
      ) : (
        <Inspector
          tagset={desk.tagset}
          looks={desk.looks}
          layer={desk.layer}
          annotation={focused}
          verdict={focused && <VerdictOf tagset={desk.tagset} annotationId={focused.id} answers={answers} />}
          annotations={desk.content.annotations}
          relations={desk.relations}
          here={desk.here}
          locked={desk.locked}
          onFocus={desk.focus}
          onNote={(note, upon) => desk.update(words.note, { note }, { note: upon })}
          onConfidence={(confidence) => focused && sayHowSure(desk, focused, confidence)}
          onAttribute={desk.setValue}
        />
      )}
      <ActionsPart desk={desk} />
      {focused && setId && (
        <DiscussionPart key={focused.id} annotationId={focused.id} userId={userId} onLeave={() => desk.article.current?.focus()} />
      )}
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

/** Back into the text, to the span, which may be gone by now: the button that was pressed is. */
function backTo(desk: Desk, annotation: Annotation | null): void {
  const start = annotation?.parts[0]?.start
  if (start !== undefined) desk.select({ start, end: start })
  if (annotation && desk.store.current().annotations.has(annotation.id)) desk.focus(annotation.id)
  desk.article.current?.focus()
}

/** The caret goes to the span, so that what is picked is for it and not for a selection. */
function pickOtherTag(desk: Desk, id: string): void {
  const start = desk.content.annotations.get(id)?.parts[0]?.start
  if (start === undefined) return
  desk.select({ start, end: start })
  desk.focus(id)
  desk.open('tags')
}
