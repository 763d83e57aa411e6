'use client'
import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { IconButton } from '@/components/ui/IconButton'
import { frame } from './top-strings'

type GuidelinesPanelProps = {
  /** the guidelines as they are set, made on the server; null where there are none */
  readonly children: ReactNode
  /** the tag in hand: its key is the anchor of its section */
  readonly tag: { readonly key: string; readonly name: string } | null
  readonly onClose: () => void
}

/** So far above a heading stands the panel's edge. */
const ABOVE_HEADING = 12

/**
 * The project's guidelines beside the text, at the section of the tag in hand, which they follow. Nothing scrolls but the panel.
 * Escape closes it.
 */
export function GuidelinesPanel({ children, tag, onClose }: GuidelinesPanelProps) {
  const scroller = useRef<HTMLElement>(null)
  const [missing, setMissing] = useState<string | null>(null)
  const [key, name] = [tag?.key ?? null, tag?.name ?? null]
  useEffect(() => {
    const heading = key && scroller.current?.querySelector(`[id="${CSS.escape(key)}"]`)
    setMissing(key && !heading ? name : null)
    if (heading && scroller.current)
      scroller.current.scrollTop += heading.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top - ABOVE_HEADING
  }, [key, name])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    onClose()
    document.querySelector<HTMLElement>('.g-text')?.focus({ preventScroll: true })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from whatever has the focus in it
    <div className="flex h-full flex-col text-13" onKeyDown={onKeyDown}>
      <div className="flex shrink-0 items-center justify-between border-rule border-b px-4 py-1.5">
        <h2 className="font-medium text-13 text-ink-2">{frame.guidelines}</h2>
        <IconButton label={frame.closeGuidelines} className="-me-2" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      {missing && children && (
        <p role="status" className="shrink-0 border-rule border-b bg-paper-2 px-4 py-2 text-ink-2">
          {frame.noSection(missing)}
        </p>
      )}
      <section
        ref={scroller}
        id={GUIDELINES_ID}
        aria-label={frame.guidelines}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pt-3 pb-8 [&_.prose]:text-13"
      >
        {children ?? <p className="text-ink-2">{frame.noGuidelines}</p>}
      </section>
    </div>
  )
}

/** Where the key leads that opens the guidelines. */
export const GUIDELINES_ID = 'guidelines'
