'use client'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whatever a reader does next sees everything that was done before. */
const ACTS = ['keydown', 'pointerdown', 'mousedown', 'click', 'beforeinput'] as const
/** A page that is not shown has no frames. */
const LONGEST = 250

/**
 * Work that waits until the text has been painted, for everything that stands around it: what a key did to the text is seen
 * one frame before the inspector, the rail and the rest tell of it. The next thing that the reader does brings it forward.
 */
export class Later {
  private waiting: (() => void)[] = []
  private frame = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  do(work: () => void): void {
    this.waiting.push(work)
    if (this.waiting.length > 1) return
    this.frame = requestAnimationFrame(() => {
      this.frame = requestAnimationFrame(() => this.runIn(0)) // not in the frame: it would keep what was painted from being shown
    })
    this.runIn(LONGEST)
  }
  /** Does it now and draws it. */
  readonly flush = (): void => {
    if (this.waiting.length > 0) flushSync(this.run)
  }
  /** Brings it forward whenever the reader does something; gives back what ends that. */
  listen(): () => void {
    for (const act of ACTS) window.addEventListener(act, this.flush, true)
    window.addEventListener('focusin', this.flushSoon, true)
    return () => {
      window.removeEventListener('focusin', this.flushSoon, true)
      for (const act of ACTS) window.removeEventListener(act, this.flush, true)
      this.stop()
    }
  }

  private runIn(milliseconds: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(this.run, milliseconds)
  }
  /** The focus may be moved while something is drawn. */
  private readonly flushSoon = (): void => {
    if (this.waiting.length > 0) queueMicrotask(this.flush)
  }
  private readonly run = (): void => {
    this.stop()
    for (const work of this.waiting.splice(0)) work()
  }
  private stop(): void {
    cancelAnimationFrame(this.frame)
    clearTimeout(this.timer)
  }
}

export function useLater(): Later {
  const [later] = useState(() => new Later())
  useEffect(() => later.listen(), [later])
  return later
}
