'use client'
import { useEffect, useRef } from 'react'
import { hull } from '@/lib/domain/annotation/annotation'
import type { Desk } from './desk'

const PHONE = '(max-width: 767px)'

/** On phones, where the sheet takes its room from the article: what it tells of, or is opened for, stays in view when it comes up. */
export function useKeptInView(desk: Desk, scroller: HTMLElement | null): void {
  const latest = useRef(desk)
  latest.current = desk
  useEffect(() => {
    if (!scroller) return
    let height = scroller.clientHeight
    const watch = new ResizeObserver(() => {
      const before = height
      height = scroller.clientHeight
      if (height >= before || !window.matchMedia(PHONE).matches) return
      const { focused, article, selection } = latest.current
      article.current?.scrollTo(focused ? hull(focused.parts).start : selection().start)
    })
    watch.observe(scroller)
    return () => watch.disconnect()
  }, [scroller])
}
