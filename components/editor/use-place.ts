'use client'
import { useEffect, useRef } from 'react'

type Options = {
  readonly documentId: string
  readonly scroller: HTMLElement | null
  readonly focusedId: string | null
}
const keyOf = (documentId: string) => `galley-place-${documentId}`

/**
 * Where a reader is in an article: the place is remembered for each document in this browser, `?span=` in the address names the
 * focused annotation; an address that names one leads there instead.
 */
export function usePlace({ documentId, scroller, focusedId }: Options): void {
  const begun = useRef(false)
  useEffect(() => {
    if (!scroller || begun.current) return
    const asked = new URLSearchParams(window.location.search).has('span')
    const frame = requestAnimationFrame(() => {
      begun.current = true
      if (!asked) scroller.scrollTop = remembered(documentId) * scroller.scrollHeight
    })
    return () => cancelAnimationFrame(frame)
  }, [scroller, documentId])
  useEffect(() => {
    if (!scroller) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      clearTimeout(timer)
      timer = setTimeout(() => remember(documentId, scroller.scrollTop / scroller.scrollHeight), 250)
    }
    scroller.addEventListener('scroll', keep, { passive: true })
    return () => {
      clearTimeout(timer)
      scroller.removeEventListener('scroll', keep)
    }
  }, [scroller, documentId])
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
function remembered(documentId: string): number {
  try {
    return Number(localStorage.getItem(keyOf(documentId))) || 0
  } catch {
    return 0
  }
}

function remember(documentId: string, share: number): void {
  try {
    localStorage.setItem(keyOf(documentId), share.toFixed(5))
  } catch {
    // a browser that keeps nothing begins at the top
  }
}
