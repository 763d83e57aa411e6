'use client'
import { useEffect, useRef } from 'react'
import { runnable } from './commands'
import type { Desk } from './desk'
import { commandOfKey } from './keymap'

/** Whether a key pressed outside of the text may be a command's: in a field what writes is writing, in a dialog only Ctrl or ⌘ reach through. */
function isFree({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || !(target instanceof Element)) return true
  if (target.closest('[role="dialog"], [role="menu"]')) return false
  return key.length > 1 || !target.closest('input, textarea, select')
}

/** Runs the command of each key that is pressed in the article's text; those that may be run anywhere, also elsewhere. */
export function useKeys(desk: Desk): void {
  const latest = useRef(desk)
  latest.current = desk
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return
      const inText = event.target instanceof Element && event.target.closest('.g-text') !== null
      const command = commandOfKey(runnable(latest.current), event)
      if (!command || !(inText || (command.anywhere && isFree(event)))) return
      event.preventDefault()
      event.stopPropagation()
      command.run(latest.current)
    }
    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || !event.target.closest('.g-text')) return
      requestAnimationFrame(() => latest.current.clicked(event.detail))
    }
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('click', onClick)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('click', onClick)
    }
  }, [])
}
