import { useEffect } from 'react'

/** Who steps through spans asks for nothing. */
const WAIT = 400
/** Before what failed is read again; at once when the browser is back on the network. */
const AGAIN = 5_000

/**
 * Reads once the page has stood still for a moment, anew for another `read`, and again as long as it answers false. `signal`
 * aborts when it is no longer wanted.
 */
export function useReadAgain(read: (signal: AbortSignal) => Promise<boolean>): void {
  useEffect(() => {
    const stop = new AbortController()
    let failed = false
    const run = async () => {
      failed = false
      failed = !(await read(stop.signal).catch(() => false))
      if (failed && !stop.signal.aborted) timer = setTimeout(run, AGAIN)
    }
    let timer = setTimeout(run, WAIT)
    const online = () => {
      if (!failed) return
      clearTimeout(timer)
      void run()
    }
    window.addEventListener('online', online)
    return () => {
      window.removeEventListener('online', online)
      clearTimeout(timer)
      stop.abort()
    }
  }, [read])
}
