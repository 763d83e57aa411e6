'use client'

import { Toast as Base } from '@base-ui/react/toast'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { iconButtonClass } from './IconButton'

const manager = Base.createToastManager()

type SayOptions = {
  /** takes back what was just done */
  undo?: () => void
  undoLabel?: string
  /** `error` is announced at once and stays until it is put away */
  tone?: 'plain' | 'error'
  /** a second line: what was kept, what to do */
  more?: string
  /** screen readers are told by other means: they shall not hear it twice */
  told?: boolean
}

/** The plain toast that was said last: what it says and offers holds until the next. */
let standing: string | null = null

/** Puts the last plain toast away: what it offers to take back is no longer the last thing done. Errors stay. */
function putAway(): void {
  if (standing !== null) manager.close(standing)
  standing = null
}

/** Says something quietly in the corner, in the place of what was said there before; errors stay beside it. Gives back what puts it away again. */
function say(text: string, { undo, undoLabel = 'Undo', tone = 'plain', more, told = false }: SayOptions = {}): () => void {
  if (tone === 'plain') putAway()
  const id = manager.add({
    title: text,
    description: more,
    data: { told },
    type: tone,
    priority: tone === 'error' ? 'high' : 'low',
    timeout: tone === 'error' ? 0 : undo ? 12_000 : 5_000,
    actionProps: undo && {
      children: undoLabel,
      onClick: () => {
        manager.close(id)
        undo()
      },
    },
  })
  if (tone === 'plain') standing = id
  return () => manager.close(id)
}

/** `say(text, { undo })`: do it, say it, offer to take it back. Needs a `Toaster` somewhere on the page to be seen. */
export const toast = { say, putAway }

export const useToast = () => toast

/** Keeps messages clear of the bar at the bottom, however many lines its keys take. */
function useClearOfBar(count: number) {
  const viewport = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (count === 0) return
    const place = () => {
      const bar = document.querySelector('[data-bottom-bar]')
      viewport.current?.style.setProperty('--bar', `${bar ? window.innerHeight - bar.getBoundingClientRect().top : 0}px`)
    }
    place()
    window.addEventListener('resize', place)
    return () => window.removeEventListener('resize', place)
  }, [count])
  return viewport
}

function Toasts() {
  const { toasts } = Base.useToastManager()
  const viewport = useClearOfBar(toasts.length)
  return (
    <Base.Viewport
      ref={viewport}
      aria-label="Messages"
      className="fixed end-4 bottom-[calc(var(--bar,0px)+0.75rem)] z-50 flex w-[min(26rem,calc(100vw-2rem))] flex-col-reverse gap-2 in-data-window:top-2 in-data-window:bottom-auto in-data-window:flex-col max-md:top-14 max-md:bottom-auto max-md:flex-col"
    >
      {toasts.map((one) => (
        <Message key={one.id} toast={one} />
      ))}
    </Base.Viewport>
  )
}

type Said = ReturnType<typeof Base.useToastManager>['toasts'][number]

function Message({ toast: one }: { toast: Said }) {
  return (
    <Base.Root
      toast={one}
      aria-live={(one.data as { told?: boolean } | undefined)?.told ? 'off' : undefined}
      swipeDirection={['down', 'right']}
      className={clsx(
        'w-full rounded-md border bg-paper shadow-pop transition-opacity duration-150 data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0',
        one.type === 'error' ? 'border-proof' : 'border-rule',
      )}
    >
      <Base.Content className="flex items-center gap-2 py-1.5 ps-4 pe-1.5">
        <div className="min-w-0 flex-1 py-1">
          <Base.Title className={clsx('text-sm', one.type === 'error' && 'font-medium text-proof')} />
          <Base.Description className="text-13 text-ink-2" />
        </div>
        <Base.Action className="h-8 rounded-md px-2.5 font-semibold text-sm underline decoration-ink-faint underline-offset-4 hover:bg-paper-3 pointer-coarse:h-10" />
        <Base.Close aria-label="Put away" className={clsx(iconButtonClass, '!size-8')}>
          <X aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  )
}

/**
 * Where toasts appear, above the bar of keys (on phones below the top bar, clear of the sheet; while a window is open, above it);
 * once, in the root layout. F6 moves the focus there.
 */
export function Toaster() {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Toasts />
      </Base.Portal>
    </Base.Provider>
  )
}
