'use client'

import { Drawer as Base } from '@base-ui/react/drawer'
import type { ReactElement, ReactNode } from 'react'

type SheetProps = {
  title: string
  trigger?: ReactElement<Record<string, unknown>>
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/** A sheet from below, for thumbs: a swipe down, a tap beside it or Escape closes it. */
export function Sheet({ title, trigger, open, onOpenChange, children }: SheetProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end">
          <Base.Popup className="max-h-[80dvh] w-full overflow-y-auto overscroll-contain rounded-t-2xl border-rule border-t bg-paper px-4 pb-[max(1rem,env(safe-area-inset-bottom))] shadow-pop outline-none transition-transform duration-150 [transform:translateY(var(--drawer-swipe-movement-y))] data-ending-style:[transform:translateY(100%)] data-starting-style:[transform:translateY(100%)]">
            <div aria-hidden className="mx-auto my-2.5 h-1 w-9 rounded-full bg-rule" />
            <Base.Title className="mb-2 font-semibold text-base">{title}</Base.Title>
            <Base.Content>{children}</Base.Content>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
