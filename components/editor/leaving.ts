import { type MouseEvent, useRef } from 'react'
import { api, seemsAway } from '@/components/api-client'
import { words } from './strings'

/** For so many milliseconds a server that seems away is waited for. */
const PATIENCE = 3_000

/**
 * What a click on a link to another document does first: without a connection the browser would show a page of its own in the
 * place of the reading, so the reader stays and `say` is told why.
 */
export function useLeaving(say: (message: string) => void): (event: MouseEvent<HTMLAnchorElement>) => void {
  const known = useRef(false)
  return (event) => {
    const { currentTarget: link, ctrlKey, metaKey, shiftKey } = event
    if (known.current || ctrlKey || metaKey || shiftKey || !seemsAway()) return
    event.preventDefault()
    void isThere().then((there) => {
      if (!there) return say(words.noConnection(wayOf(link)))
      known.current = true
      link.click()
      known.current = false
    })
  }
}

async function isThere(): Promise<boolean> {
  if (!navigator.onLine) return false
  const answer = await api('GET', '/me', { patience: PATIENCE })
  return answer.ok || answer.reason !== 'offline'
}

function wayOf({ dataset: { way } }: HTMLAnchorElement): 'previous' | 'next' | 'other' {
  return way === 'previous' || way === 'next' ? way : 'other'
}
