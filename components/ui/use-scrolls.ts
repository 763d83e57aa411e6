import { type RefCallback, useCallback, useState } from 'react'

/** Whether a box is smaller than what it holds, in either direction, now and whenever either changes; and the ref that it takes. */
export function useScrolls(): { readonly scrolls: boolean; readonly ref: RefCallback<HTMLElement> } {
  const [scrolls, setScrolls] = useState(false)
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const look = new ResizeObserver(() =>
      setScrolls(element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight),
    )
    look.observe(element)
    for (const child of element.children) look.observe(child)
    return () => look.disconnect()
  }, [])
  return { scrolls, ref }
}
