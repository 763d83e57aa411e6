import { useEffect, useRef } from 'react'
import { hull } from '@/lib/domain/annotation/annotation'
import type { Desk } from './desk'

/** How many frames the article and the reading have to be there. */
const PATIENCE = 120

/**
 * Focuses the annotation that the address names, once article and reading are there, and puts the caret there; without one,
 * at the first words in view. To be called after `usePlace`, which scrolls to where they are.
 */
export function useFirstFocus(desk: Desk, annotationId: string | null, scroller: HTMLElement | null) {
  const latest = useRef(desk)
  latest.current = desk
  useEffect(() => {
    if (!scroller) return
    let tries = 0
    let frame = 0
    const look = () => {
      const { article, content, focus } = latest.current
      const named = annotationId ? content.annotations.get(annotationId) : undefined
      if (article.current?.selection() && (named || !annotationId)) {
        if (named) focus(named.id)
        if (isKeyboardFree()) article.current.enter(named && hull(named.parts).start)
      } else if (++tries < PATIENCE) frame = requestAnimationFrame(look)
    }
    frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [annotationId, scroller])
}

/** Whether keys go nowhere yet: nothing has the focus, no dialog is open, and it is no touch screen. */
function isKeyboardFree(): boolean {
  const nowhere = document.activeElement === null || document.activeElement === document.body
  return nowhere && !document.querySelector('[role="dialog"], [role="menu"]') && window.matchMedia('(pointer: fine)').matches
}
