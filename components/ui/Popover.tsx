'use client'

import { Popover as Base } from '@base-ui/react/popover'
import clsx from 'clsx'
import type { ReactElement, ReactNode } from 'react'

type PopoverProps = {
  trigger: ReactElement<Record<string, unknown>>
  label: string
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
  className?: string
  /** given by whoever opens and closes it from elsewhere too */
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** what has the focus after it closes; without it, its trigger */
  finalFocus?: () => HTMLElement | null
  children: ReactNode
}

/** Something small that opens beside its trigger and leaves the page alone. */
export function Popover({
  trigger,
  label,
  align = 'start',
  side = 'bottom',
  className,
  open,
  onOpenChange,
  finalFocus,
  children,
}: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} collisionPadding={8} className="z-40">
          <Base.Popup
            aria-label={label}
            finalFocus={finalFocus}
            className={clsx(
              'max-w-[min(24rem,calc(100vw-1rem))] rounded-md border border-rule bg-paper p-4 shadow-pop outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0',
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
