'use client'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'

/** How high the sheet is at most, as shares of the window: so that one still reads what it tells of, and pulled up. */
const LOW = 0.4
const HIGH = 0.6
/** Let go below this share it closes. */
const CLOSES = 0.2
/** A finger that moved less has tapped. */
const TAP_PIXELS = 6

type Options = { readonly open: boolean; readonly onToggle: (open: boolean) => void }

/** The sheet of a phone: a tap on its handle opens and closes it, a pull or the arrows make it higher and lower. */
export function useSheet({ open, onToggle }: Options) {
  const sheet = useRef<HTMLElement>(null)
  const [pulled, setPulled] = useState(false)
  const drag = useRef<{ readonly y: number; readonly height: number; moved: boolean } | null>(null)
  const settle = (share: number) => {
    sheet.current?.style.removeProperty('--sheet-dragged')
    setPulled(share > (LOW + HIGH) / 2)
    if (share < CLOSES === open) onToggle(!open)
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    drag.current = { y: event.clientY, height: sheet.current?.offsetHeight ?? 0, moved: false }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const heightAt = (event: PointerEvent) => (drag.current ? drag.current.height + drag.current.y - event.clientY : 0)
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current || (!drag.current.moved && Math.abs(event.clientY - drag.current.y) < TAP_PIXELS)) return
    drag.current.moved = true
    sheet.current?.style.setProperty('--sheet-dragged', `${Math.min(heightAt(event), window.innerHeight * HIGH)}px`)
  }
  const onPointerUp = (event: PointerEvent) => {
    if (drag.current?.moved) settle(heightAt(event) / window.innerHeight)
  }
  const onPointerCancel = () => {
    drag.current = null
    sheet.current?.style.removeProperty('--sheet-dragged')
  }
  const onClick = () => {
    const wasDrag = drag.current?.moved
    drag.current = null
    if (!wasDrag) onToggle(!open)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    if (event.key === 'ArrowUp') settle(open ? HIGH : LOW)
    else settle(pulled ? LOW : 0)
  }
  const style = { '--sheet': `var(--sheet-dragged, ${(pulled ? HIGH : LOW) * 100}dvh)` } as React.CSSProperties
  return { sheet, style, handle: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onClick, onKeyDown } }
}
