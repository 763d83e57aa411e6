'use client'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { IconButton } from '@/components/ui/IconButton'
import { frame } from './top-strings'

type GuidelinesPanelProps = {
  /** the guidelines as they are set, made on the server; null where there are none */
  readonly children: ReactNode
  /** the anchor to open at: the key of the tag in hand */
  readonly anchor: string | null
  readonly onClose: () => void
}

/** The project's guidelines beside the text, at the heading of the tag in hand where they have one. */
export function GuidelinesPanel({ children, anchor, onClose }: GuidelinesPanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const heading = anchor && panel.current?.querySelector(`[id="${CSS.escape(anchor)}"]`)
    if (heading) heading.scrollIntoView({ block: 'start' })
  }, [anchor])
  return (
    <div ref={panel} className="px-4 pb-8 text-13 [&_.prose]:text-13 [&_:is(h1,h2,h3)]:scroll-mt-14">
      <div className="sticky top-0 z-10 -mx-4 flex items-center justify-between border-rule border-b bg-paper px-4 py-1.5">
        <h2 className="font-medium text-13 text-ink-2">{frame.guidelines}</h2>
        <IconButton label={frame.closeGuidelines} className="-me-2" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="pt-3">{children ?? <p className="text-ink-2">{frame.noGuidelines}</p>}</div>
    </div>
  )
}
