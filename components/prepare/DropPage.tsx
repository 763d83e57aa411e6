'use client'

import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { words } from './strings'

/** A page that takes what is dropped anywhere on it. */
export function DropPage({ onDrop, children }: { onDrop: (data: DataTransfer) => void; children: ReactNode }) {
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  const enter = (by: 1 | -1) => () => {
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    depth.current = 0
    setOver(false)
    onDrop(event.dataTransfer)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button that opens files is the one for keyboards
    <div className="min-h-dvh" onDragEnter={enter(1)} onDragLeave={enter(-1)} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      {children}
      {over && (
        <div className="pointer-events-none fixed inset-3 z-30 flex items-center justify-center rounded-lg border-2 border-focus border-dashed bg-paper/80 font-semibold text-lg">
          {words.drop}
        </div>
      )}
    </div>
  )
}
