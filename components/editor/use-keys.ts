'use client'
import { useEffect, useRef } from 'react'
import type { Command } from './command'
import { canRun, commandsOf } from './commands'
import type { Desk } from './desk'
import { commandOfKey } from './keymap'
import { whyNot } from './why-not'

/** With Ctrl or ⌘ these are a field's own: they take back what was typed, and end the typing. */
const OF_A_FIELD = /^([zy]|Enter)$/i

/** What is being asked for a key gets it, whatever it is. */
export const TAKES_KEYS = '[data-takes-keys]'

/** Whether a key pressed outside of the text may be a command's: in a field what writes is writing, in a dialog only Ctrl or ⌘ reach through. */
function isFree({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return true
  if (ctrlKey || metaKey) return !OF_A_FIELD.test(key) || !target.closest('input, textarea')
  if (target.closest('[role="dialog"], [role="menu"]')) return false
  return key.length > 1 || !target.closest('input, textarea, select')
}

/** In the place of a command that cannot be run now: saying why. */
function silent(desk: Desk, command: Command | null): Command | null {
  const why = command && whyNot(desk, command)
  return why ? { ...command, run: (desk) => desk.say(why) } : null
}

/** Runs the command of each key that is pressed in the article's text; those that may be run anywhere, also elsewhere. */
export function useKeys(desk: Desk): void {
  const latest = useRef(desk)
  latest.current = desk
  useEffect(() => {
    /** the click that waits for its frame, so that the caret has come to its place */
    let click: { readonly frame: number; readonly times: number } | null = null
    const answer = () => {
      if (!click) return
      cancelAnimationFrame(click.frame)
      const { times } = click
      click = null
      latest.current.clicked(times)
    }
    const hear = () => {
      latest.current.hear()
      if (!click) return
      answer()
      latest.current.hear()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || (event.target instanceof Element && event.target.closest(TAKES_KEYS))) return
      const inText = event.target instanceof Element && event.target.closest('.g-text') !== null
      if (inText) hear() // a key that comes with a click, or before the frame after it, is meant for what was clicked
      const desk = latest.current
      const all = commandsOf(desk)
      const command = commandOfKey(all.filter(canRun(desk)), event) ?? silent(desk, inText ? commandOfKey(all, event) : null)
      if (!command || !(inText || (command.anywhere && isFree(event)))) return
      event.preventDefault()
      event.stopPropagation()
      command.run(latest.current)
    }
    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || !event.target.closest('.g-text')) return
      answer() // the one before
      click = { frame: requestAnimationFrame(answer), times: event.detail }
    }
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('click', onClick)
    return () => {
      if (click) cancelAnimationFrame(click.frame)
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('click', onClick)
    }
  }, [])
}
