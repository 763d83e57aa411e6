import { useEffect, useRef } from 'react'
import type { Desk } from './desk'

/** How many frames the article and the reading have to be there. */
const PATIENCE = 120

/** Focuses the annotation that the address names, once article and reading are there. */
export function useFirstFocus(desk: Desk, annotationId: string | null) {
  const latest = useRef(desk)
  latest.current = desk
  useEffect(() => {
    if (!annotationId) return
    let tries = 0
    let frame = 0
    const look = () => {
      const { article, content, focus } = latest.current
      if (article.current && content.annotations.has(annotationId)) focus(annotationId)
      else if (++tries < PATIENCE) frame = requestAnimationFrame(look)
    }
    frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [annotationId])
}
