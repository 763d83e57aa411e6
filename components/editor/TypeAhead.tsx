'use client'
import clsx from 'clsx'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Kbd } from '@/components/ui/Kbd'

export type Choice = {
  readonly id: string
  readonly name: string
  /** what it is found by besides its name, and shown at the end of its line */
  readonly hint?: string
  /** what it is found by too, not shown */
  readonly also?: string
  readonly keys?: readonly string[]
  /** it can be found but does nothing now */
  readonly off?: boolean
  readonly mark?: ReactNode
  /** a heading over this and the following */
  readonly heading?: string
}
type TypeAheadProps = {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly nothing: string
  /** what is said of the highlighted one */
  readonly about?: (id: string) => ReactNode
  readonly onTake: (id: string, exact: boolean) => void
  readonly onClose?: () => void
}

/** A list that is narrowed by typing; arrows highlight, Enter takes, Escape leaves. */
export function TypeAhead({ label, choices, nothing, about, onTake, onClose }: TypeAheadProps) {
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const listId = useId()
  const found = matching(choices, typed)
  const at = Math.min(place, Math.max(found.length - 1, 0))
  const highlighted = found[at]
  useEffect(() => input.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    list.current?.querySelectorAll('[role=option]')[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) setPlace((at + by + found.length) % Math.max(found.length, 1))
    else if (event.key === 'Enter' && highlighted) onTake(highlighted.id, event.altKey)
    else if (event.key === 'Escape' && onClose) onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="flex min-h-0 flex-col">
      <input
        ref={input}
        role="combobox"
        data-first-focus=""
        aria-label={label}
        aria-expanded={found.length > 0}
        aria-controls={found.length > 0 ? listId : undefined}
        aria-activedescendant={highlighted && `${listId}-${at}`}
        autoComplete="off"
        placeholder={label}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setPlace(0)
        }}
        onKeyDown={onKeyDown}
        className="h-9 w-full shrink-0 rounded-md border border-rule bg-paper px-3 text-sm"
      />
      {found.length > 0 && (
        <div ref={list} id={listId} role="listbox" aria-label={label} className="mt-2 max-h-[45dvh] overflow-y-auto">
          {found.map((choice, index) => (
            <div key={choice.id} role="presentation">
              {choice.heading && typed === '' && <p className="px-2 pt-3 pb-1 text-ink-2 text-xs">{choice.heading}</p>}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the combobox keeps the focus and has the keys */}
              <div
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                aria-disabled={choice.off}
                onClick={(event) => onTake(choice.id, event.altKey)}
                onPointerMove={() => index !== at && setPlace(index)}
                className="flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm aria-selected:bg-paper-3 pointer-coarse:min-h-11"
              >
                {choice.mark}
                <span className={clsx('min-w-0 flex-1', choice.off && 'text-ink-3')}>{choice.name}</span>
                {choice.hint && <span className="shrink-0 text-ink-2 text-xs">{choice.hint}</span>}
                {choice.keys?.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </div>
            </div>
          ))}
        </div>
      )}
      <p role="status" className="px-2 py-3 text-ink-2 text-sm empty:hidden">
        {found.length === 0 && nothing}
      </p>
      {highlighted && about && <div className="mt-3 border-rule border-t pt-3 text-13 text-ink-2">{about(highlighted.id)}</div>}
    </div>
  )
}

/** Those in which every typed word stands; where a name begins with what was typed, first. */
function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = typed.toLowerCase().trim()
  if (!wanted) return choices
  const parts = wanted.split(/\s+/)
  const found = choices.filter(({ name, hint = '', also = '' }) =>
    parts.every((part) => `${name} ${hint} ${also}`.toLowerCase().includes(part)),
  )
  const begins = ({ name }: Choice) => name.toLowerCase().startsWith(wanted)
  return [...found.filter(begins), ...found.filter((one) => !begins(one))]
}
