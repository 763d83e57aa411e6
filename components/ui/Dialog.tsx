'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { iconButtonClass } from './IconButton'
import { useScrolls } from './use-scrolls'

type DialogProps = {
  title: ReactNode
  description?: ReactNode
  /** what opens it; without one, `open` and `onOpenChange` do */
  trigger?: ReactElement<Record<string, unknown>>
  open?: boolean
  /** `reason`: `escape-key` and the like */
  onOpenChange?: (open: boolean, details: { reason: string }) => void
  /** the buttons, at the bottom right */
  actions?: ReactNode
  wide?: boolean
  closeLabel?: string
  children: ReactNode
}

/** How many windows are open: the page knows, so that messages stand clear of them. */
let openWindows = 0

/** What a window holds. Where it scrolls it takes the focus, so that keys scroll it also where it has no controls. */
function DialogBody({ children }: { children: ReactNode }) {
  const { scrolls, ref } = useScrolls()
  useEffect(() => {
    openWindows++
    document.documentElement.dataset.window = ''
    return () => {
      if (--openWindows === 0) delete document.documentElement.dataset.window
    }
  }, [])
  return (
    <div
      ref={ref}
      tabIndex={scrolls ? 0 : undefined}
      className="min-h-0 flex-1 overflow-y-auto rounded-md px-5 py-4 focus-visible:-outline-offset-2"
    >
      {children}
    </div>
  )
}

/**
 * A window over the page. Keeps the focus inside, first at what has `data-first-focus`, gives it back where it was, closes with
 * Escape. Never to ask “are you sure”.
 */
export function Dialog({ title, description, trigger, open, onOpenChange, actions, wide, closeLabel = 'Close', children }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          ref={popup}
          initialFocus={() => popup.current?.querySelector<HTMLElement>('[data-first-focus]') ?? true}
          className={clsx(
            'fixed top-[12dvh] left-1/2 z-40 flex max-h-[80dvh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-lg border border-rule bg-paper shadow-pop transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 max-md:top-auto max-md:bottom-0 max-md:w-full max-md:rounded-b-none',
            wide ? 'max-w-3xl' : 'max-w-lg',
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-4">
            <div className="min-w-0 flex-1">
              <Base.Title className="font-semibold font-serif text-xl">{title}</Base.Title>
              {description && <Base.Description className="mt-0.5 text-13 text-ink-2">{description}</Base.Description>}
            </div>
            <Base.Close aria-label={closeLabel} className={clsx(iconButtonClass, '-mt-1 -me-2')}>
              <X aria-hidden />
            </Base.Close>
          </div>
          <DialogBody>{children}</DialogBody>
          {actions && <div className="flex flex-wrap items-center justify-end gap-2 border-rule border-t px-5 py-3">{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
