'use client'

import { useEffect, useEffectEvent } from 'react'

/** Whether a key belongs to what is being typed in or to something that is open. */
function taken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true
  const target = event.target as HTMLElement | null
  return Boolean(target?.closest('input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]'))
}

/** Runs the command of a key pressed on the page: by `event.key`, in lower case for letters. */
export function useListKeys(commands: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (taken(event)) return
    const command = commands[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!command) return
    command(event)
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
