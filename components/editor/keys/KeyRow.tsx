'use client'
import { RotateCcw } from 'lucide-react'
import { Fragment, useEffect, useRef } from 'react'
import { Kbd } from '@/components/ui/Kbd'
import type { KeyLine } from './key-rows'
import { keyWords } from './key-strings'
import { useKeyWords } from './keys-now'
import type { KeyChanges } from './use-key-changes'

type RowProps = { readonly line: KeyLine; readonly changes: KeyChanges }

/** A command with its keys: pressed, they wait for the new one. */
export function KeyRow({ line, changes }: RowProps) {
  const { name } = line.command
  return (
    <div className="flex min-h-8 items-center justify-between gap-3 text-sm pointer-coarse:min-h-11">
      <dt className="min-w-0">{name}</dt>
      <dd className="flex shrink-0 items-center gap-0.5">
        {line.own && <ResetButton line={line} changes={changes} />}
        {line.fixed ? (
          <span className="flex gap-1 px-1.5">{<Keys keys={line.command.keys} />}</span>
        ) : (
          <ChangeButton line={line} changes={changes} />
        )}
      </dd>
    </div>
  )
}

function Keys({ keys }: { keys: readonly string[] }) {
  const { printed } = useKeyWords()
  return keys.map((key, place) => (
    <Fragment key={key}>
      {place > 0 && ' '}
      <Kbd>{printed(key)}</Kbd>
    </Fragment>
  ))
}

function ChangeButton({ line, changes }: RowProps) {
  const { printed } = useKeyWords()
  const { command, changed } = line
  const { asking } = changes
  const asked = asking?.line.command.id === command.id
  const waits = asked && asking.kind === 'key'
  const shown = waits ? keyWords.pressing : command.keys.map(printed).join(' ') || keyWords.none
  const button = useRef<HTMLButtonElement>(null)
  usePressed(waits ? button : null, (event) => changes.press(line, event))
  return (
    <button
      ref={button}
      id={changeButtonId(command.id)}
      type="button"
      data-takes-keys={waits || undefined}
      aria-label={keyWords.change(command.name, shown) + (changed ? `, ${keyWords.changed}` : '')}
      aria-pressed={asked}
      onClick={(event) => {
        event.currentTarget.focus()
        changes.ask(line)
      }}
      onBlur={() => waits && changes.leave()}
      className="flex h-7 min-w-9 items-center justify-end gap-1 rounded-md px-1.5 hover:bg-paper-3 aria-pressed:bg-paper-3 aria-pressed:text-ink pointer-coarse:h-10"
    >
      {changed && <span aria-hidden className="me-0.5 size-1.5 rounded-full bg-proof" />}
      {waits ? (
        <span className="text-13">{keyWords.pressing}</span>
      ) : command.keys.length > 0 ? (
        <Keys keys={command.keys} />
      ) : (
        <span className="text-13 text-ink-3">{keyWords.none}</span>
      )}
    </button>
  )
}

/** Where the keys of a command are changed. */
export const changeButtonId = (command: string): string => `keys of ${command}`.replaceAll(' ', '-')

/** Hands over every key that is pressed while the element waits for one, before anything else hears of it. */
function usePressed(waiting: { readonly current: HTMLElement | null } | null, onPress: (event: KeyboardEvent) => void): void {
  const latest = useRef(onPress)
  latest.current = onPress
  useEffect(() => {
    if (!waiting) return
    const take = (event: KeyboardEvent) => {
      if (event.target !== waiting.current) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.type === 'keydown' && !event.isComposing) latest.current(event)
    }
    window.addEventListener('keydown', take, true)
    window.addEventListener('keyup', take, true)
    return () => {
      window.removeEventListener('keydown', take, true)
      window.removeEventListener('keyup', take, true)
    }
  }, [waiting])
}

function ResetButton({ line, changes }: RowProps) {
  const { printed } = useKeyWords()
  const { command, usual } = line
  const label = keyWords.reset(command.name, usual.map(printed).join(' ') || keyWords.none)
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={() => {
        changes.reset(line)
        document.getElementById(changeButtonId(command.id))?.focus()
      }}
      className="grid size-7 place-items-center rounded-md text-ink-3 hover:bg-paper-3 hover:text-ink pointer-coarse:size-10"
    >
      <RotateCcw aria-hidden className="size-3.5" />
    </button>
  )
}
