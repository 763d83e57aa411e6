import { useCallback, useEffect, useRef } from 'react'
import { api, mayPass } from '@/components/api-client'

/** Who did nothing for so long is not at work. */
const IDLE_MS = 30_000
/** Told to the server so often, and when the page goes. */
const TELL_SECONDS = 60
/** What the server takes at once. */
const MOST_SECONDS = 300
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchmove'] as const

/**
 * Counts the seconds in which the reader is at work on a document (the page is seen, and something was done in the last half
 * minute) and tells the server; what cannot be told now is told later. Gives what asks for the whole as it is, without drawing
 * the page anew each second. Null where it is not counted.
 */
export function useActiveTime(documentId: string, known: number | null): () => number | null {
  const counted = known !== null
  const seconds = useRef(known)
  useEffect(() => {
    if (!counted) return
    let untold = 0
    let lastSign = performance.now()
    const sign = () => {
      lastSign = performance.now()
    }
    const tell = async () => {
      while (untold > 0) {
        const told = Math.min(untold, MOST_SECONDS)
        untold -= told
        const answer = await api('POST', `/documents/${documentId}/active-time`, { body: { seconds: told }, keepalive: true })
        if (answer.ok) continue
        if (mayPass(answer)) untold += told
        return
      }
    }
    const second = () => {
      if (document.visibilityState !== 'visible' || performance.now() - lastSign > IDLE_MS) return
      untold++
      seconds.current = (seconds.current ?? 0) + 1
      if (untold % TELL_SECONDS === 0) void tell()
    }
    const hidden = () => void (document.visibilityState === 'hidden' && tell())
    const timer = setInterval(second, 1000)
    for (const name of SIGNS) window.addEventListener(name, sign, { passive: true, capture: true })
    document.addEventListener('visibilitychange', hidden)
    return () => {
      clearInterval(timer)
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true })
      document.removeEventListener('visibilitychange', hidden)
      void tell()
    }
  }, [documentId, counted])
  return useCallback(() => seconds.current, [])
}
