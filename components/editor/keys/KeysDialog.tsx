'use client'
import { useEffect, useRef, useState } from 'react'
import { Dialog } from '@/components/ui/Dialog'
import { Kbd } from '@/components/ui/Kbd'
import type { Desk } from '../desk'
import { words } from '../strings'
import { KeyRow } from './KeyRow'
import { KeysFooter } from './KeysFooter'
import { groupedLines, keyLines } from './key-rows'
import { keyWords } from './key-strings'
import { useKeyWords } from './keys-now'
import { type KeyChanges, useKeyChanges } from './use-key-changes'
import type { OwnKeysHeld } from './use-own-keys'

/** All keys by what they do, to be found and changed. What is asked and what was done stands at its foot, so that no line ever moves. */
export function KeysDialog({ desk, own }: { desk: Desk; own: OwnKeysHeld }) {
  const changes = useKeyChanges(desk, own)
  const onOpenChange = (open: boolean, { reason }: { reason: string }) => {
    if (open) return
    if (changes.asking && reason === 'escape-key') return changes.leave()
    changes.forget()
    desk.open(null)
  }
  return (
    <Dialog
      title={words.keys}
      wide
      open={desk.opened === 'keys'}
      onOpenChange={onOpenChange}
      actions={<KeysFooter changes={changes} own={own} />}
    >
      <KeySheet desk={desk} changes={changes} />
    </Dialog>
  )
}

function KeySheet({ desk, changes }: { desk: Desk; changes: KeyChanges }) {
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // on a touch screen the keyboard would cover what was asked for
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true })
  }, [])
  const groups = groupedLines(keyLines(desk), typed)
  return (
    <>
      <div className="sticky -top-4 z-10 -mt-4 bg-paper pt-4 pb-3">
        <input
          ref={field}
          type="search"
          aria-label={keyWords.find}
          placeholder={keyWords.find}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="h-9 w-full rounded-md border border-rule bg-paper px-3 text-sm pointer-coarse:text-base"
        />
      </div>
      <div className="gap-8 sm:columns-2">
        {groups.map(({ group, lines }) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-medium text-13 text-ink-2">{words.groups[group]}</h3>
            <dl>
              {lines.map((line) => (
                <KeyRow key={line.command.id} line={line} changes={changes} />
              ))}
              {group === 'tags' && typed === '' && <ExactRow />}
            </dl>
          </section>
        ))}
      </div>
      {groups.length === 0 && <p className="py-3 text-ink-2 text-sm">{keyWords.nothing}</p>}
    </>
  )
}

/** Alt and a tag's key, said once for all tags. */
function ExactRow() {
  const { printed } = useKeyWords()
  return (
    <div className="flex min-h-8 items-center justify-between gap-3 text-sm">
      <dt>{keyWords.exact}</dt>
      <dd className="flex shrink-0 items-center gap-1.5 px-1.5 text-13 text-ink-2">
        <Kbd>{printed('Alt+1').slice(0, -1).trim()}</Kbd> {keyWords.exactKey}
      </dd>
    </div>
  )
}
