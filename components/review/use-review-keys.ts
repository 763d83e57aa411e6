'use client'
import { useEffect, useRef } from 'react'

/** What a key does; false leaves it to the browser. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => boolean | undefined>>

/**
 * Binds plain keys on the whole page, the article included. Where something is typed or chosen (fields, menus, dialogs),
 * and together with Ctrl, Alt or ⌘, keys stay what they are; Escape alone reaches through fields.
 */
export function useReviewKeys(keys: KeyMap): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  }, [keys])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (event.key !== 'Escape' && isTyping(event.target)) return
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act || act(event) === false) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', press, { capture: true })
    return () => document.removeEventListener('keydown', press, { capture: true })
  }, [])
}

export const inArticle = (target: EventTarget | null): boolean => target instanceof Element && target.closest('.g-text') !== null

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || inArticle(target)) return false
  return target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]') !== null
}
