'use client'
import { useMemo, useRef, useState } from 'react'
import { ChannelSample } from '@/components/article/ChannelSample'
import type { TagLook } from '@/components/article/channels'
import { namesSpan } from '@/components/article/use-hover'
import { Button } from '@/components/ui/Button'
import { Popover } from '@/components/ui/Popover'
import { inQuotes, quoteOf } from '@/lib/domain/annotation/annotation'
import type { SetContent } from '@/lib/domain/annotation/change'
import { checklistOf } from '@/lib/domain/annotation/checklist'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { useKeyOf } from './keys/keys-now'
import type { SaveState } from './outbox'
import { SUBMIT_ID, SUBMIT_NOW_ID, SUBMIT_WAITS_ID } from './screen-commands'
import { frame } from './top-strings'
import { unsavedWords } from './unsaved-strings'

type SubmitButtonProps = {
  readonly tagset: Tagset
  readonly content: SetContent
  readonly looks: ReadonlyMap<string, TagLook>
  readonly save: SaveState
  /** how many of the annotations and relations shown the server did not take */
  readonly unsavedCount: number
  readonly onFocus: (id: string) => void
  readonly onSubmit: () => void
}

/** Why a reading cannot be submitted yet: something is not sent. */
function whatWaits({ unsentCount, kind, signedOut, halted }: SaveState): string | null {
  if (unsentCount === 0) return null
  if (signedOut) return frame.submitSignedOut
  if (halted !== null) return frame.submitHalted
  return kind === 'offline' || !navigator.onLine ? frame.submitOffline(unsentCount) : frame.submitWaits
}

/** Submits a reading, after a look at what it may lack; nothing there keeps it from being submitted. */
export function SubmitButton({ tagset, content, looks, save, unsavedCount, onFocus, onSubmit }: SubmitButtonProps) {
  const [open, setOpen] = useState(false)
  const waits = open ? whatWaits(save) : null
  const from = useRef<HTMLElement | null>(null)
  const change = (opens: boolean) => {
    if (opens) from.current = document.activeElement as HTMLElement | null
    setOpen(opens)
  }
  const lacks = useMemo(() => (open ? checklistOf(tagset, content) : []), [open, tagset, content]) // only while it is looked at
  const trigger = (
    <Button id={SUBMIT_ID} aria-keyshortcuts={useKeyOf('submit').aria}>
      <span className="max-md:hidden">{frame.submit}</span>
      <span className="md:hidden">{frame.submitShort}</span>
    </Button>
  )
  const leave = () => {
    from.current = document.querySelector('.g-text') // the button goes, or a span is looked at
    setOpen(false)
  }
  const show = (id: string) => {
    leave()
    onFocus(id)
  }
  const submit = () => {
    leave()
    onSubmit()
  }
  return (
    <Popover
      trigger={trigger}
      label={frame.submit}
      align="end"
      open={open}
      onOpenChange={change}
      finalFocus={() => from.current}
      className="w-80 p-0"
    >
      <div className="px-4 pt-3.5 pb-2">
        <p className="font-semibold text-sm">{frame.submitTitle(content.annotations.size)}</p>
        <p className="text-13 text-ink-2">{lacks.length === 0 ? frame.submitComplete : frame.submitLacks(lacks.length)}</p>
      </div>
      {lacks.length > 0 && (
        <ul className="max-h-64 overflow-y-auto border-rule border-y py-1">
          {lacks.map((lack) => (
            <li key={`${lack.annotation.id} ${lack.kind === 'attribute' ? lack.attribute : ''}`}>
              <button
                type="button"
                {...namesSpan(lack.annotation.id)}
                className="flex w-full gap-2.5 px-4 py-1.5 text-start text-13 hover:bg-paper-2"
                onClick={() => show(lack.annotation.id)}
              >
                <ChannelSample look={looks.get(lack.annotation.tag)} />
                <span className="min-w-0 flex-1">
                  {frame.lack(lack)}
                  <span dir="auto" className="block truncate font-serif text-ink-2">
                    {inQuotes(quoteOf(lack.annotation))}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="px-4 pt-3 pb-3.5">
        {unsavedCount > 0 && <p className="mb-2 text-13 text-proof">{unsavedWords.notSubmitted(unsavedCount)}</p>}
        <p id={SUBMIT_WAITS_ID} className="mb-3 text-13 text-ink-2">
          {waits ?? frame.submitAfter}
        </p>
        <Button id={SUBMIT_NOW_ID} variant="primary" disabled={waits !== null} onClick={submit}>
          {frame.submit}
        </Button>
      </div>
    </Popover>
  )
}
