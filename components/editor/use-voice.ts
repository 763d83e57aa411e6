'use client'
import { useCallback, useRef, useState } from 'react'
import type { Later } from './later'

/** What is said again is not heard again unless something is different: a space that nobody hears or sees. */
const AGAIN = '\u00a0'

/** What screen readers are told: the last thing said, and the way to say something. Of several at once the last is heard. */
export function useVoice(later: Later): { readonly said: string; readonly tell: (message: string) => void } {
  const [said, setSaid] = useState('')
  const waiting = useRef<string | null>(null)
  const tell = useCallback(
    (message: string) => {
      const isWaited = waiting.current !== null
      waiting.current = message
      if (isWaited) return
      later.do(() => {
        const last = waiting.current ?? ''
        waiting.current = null
        setSaid((old) => (old === last ? last + AGAIN : last))
      })
    },
    [later],
  )
  return { said, tell }
}
