'use client'
import { useEffect, useRef } from 'react'

type Options = {
  readonly userId: string
  readonly documentId: string
  readonly scroller: HTMLElement | null
  readonly focusedId: string | null
}
const keyOf = (userId: string, documentId: string) => `galley-place-${userId}-${documentId}`

/**
 * Where a reader is in an article: the place is remembered for each reader and document in this browser, `?span=` in the address names the
 * focused annotation; an address that names one leads there instead.
 */
export function usePlace({ userId, documentId, scroller, focusedId }: Options): void {
  const begun = useRef(false)
  const key = keyOf(userId, documentId)
  useEffect(() => {
    if (!scroller || begun.current) return
    const asked = new URLSearchParams(window.location.search).has('span')
    const frame = requestAnimationFrame(() => {
      begun.current = true
      if (!asked) scroller.scrollTop = remembered(key) * scroller.scrollHeight
    })
    return () => cancelAnimationFrame(frame)
  }, [scroller, key])
  useEffect(() => {
    if (!scroller) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      clearTimeout(timer)
      timer = setTimeout(() => remember(key, scroller.scrollTop / scroller.scrollHeight), 250)
    }
    scroller.addEventListener('scroll', keep, { passive: true })
    return () => {
      clearTimeout(timer)
      scroller.removeEventListener('scroll', keep)
    }
  }, [scroller, key])
  useEffect(() => {
    if (!begun.current) return
    const url = new URL(window.location.href)
    if (focusedId === url.searchParams.get('span')) return
    if (focusedId) url.searchParams.set('span', focusedId)
    else url.searchParams.delete('span')
    window.history.replaceState(window.history.state, '', url)
  }, [focusedId])
}

/** As a share of the article's height, so that another window size comes to the same words. 0 where nothing is kept. */
function remembered(key: string): number {
  try {
    return Number(localStorage.getItem(key)) || 0
  } catch {
    return 0
  }
}

function remember(key: string, share: number): void {
  try {
    localStorage.setItem(key, share.toFixed(5))
  } catch {
    // a browser that keeps nothing begins at the top
  }
}
