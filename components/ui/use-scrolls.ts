import { type RefCallback, useCallback, useState } from 'react'

const FOCUSABLE = ':is(a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex="0"])'

type Scrolls = {
  readonly scrolls: boolean
  /** it scrolls, and holds nothing by which keys could get there: it must take the focus itself */
  readonly barren: boolean
  readonly ref: RefCallback<HTMLElement>
}

/** Whether a box is smaller than what it holds, in either direction, now and whenever either changes; and the ref that it takes. */
export function useScrolls(): Scrolls {
  const [scrolls, setScrolls] = useState(false)
  const [barren, setBarren] = useState(false)
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const look = new ResizeObserver(() => {
      const scrolls = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight
      setScrolls(scrolls)
      setBarren(scrolls && !element.querySelector(FOCUSABLE))
    })
    const observe = () => {
      look.observe(element)
      for (const child of element.children) look.observe(child)
    }
    observe()
    const others = new MutationObserver(observe)
    others.observe(element, { childList: true })
    return () => {
      look.disconnect()
      others.disconnect()
    }
  }, [])
  return { scrolls, barren, ref }
}
