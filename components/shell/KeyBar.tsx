import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { Kbd } from '@/components/ui/Kbd'
import { shell } from './strings'

type KeyBarProps = {
  readonly children: ReactNode
  /** stands at the right; not shown on phones */
  readonly end?: ReactNode
  /** made of `KeyGroup`s, each of which has a line of its own on phones */
  readonly grouped?: boolean
}

/** The bar at the bottom that always shows what the keys do now: in a second line where one is too short, on phones pulled into view by a thumb. */
export function KeyBar({ children, end, grouped = false }: KeyBarProps) {
  return (
    <div
      role="toolbar"
      aria-label={shell.keys}
      className="flex min-h-[3.25rem] items-end border-rule border-t bg-paper-2 px-4 py-2.5 max-md:px-2 max-md:py-1.5 max-md:pb-[max(0.375rem,env(safe-area-inset-bottom))]"
    >
      <div
        className={clsx(
          'flex min-w-0 flex-1 items-center gap-1 md:flex-wrap',
          grouped ? 'max-md:flex-wrap' : 'max-md:overflow-x-auto max-md:[scrollbar-width:none]',
        )}
      >
        {children}
      </div>
      {end && <div className="flex shrink-0 items-center gap-1 ps-4 max-md:hidden">{end}</div>}
    </div>
  )
}

/** A hairline between keys of the bar. */
export const KeyBarRule = () => <span aria-hidden className="mx-2 h-8 w-px shrink-0 bg-rule" />

type KeyGroupProps = {
  readonly children: ReactNode
  /** stays in reach on phones */
  readonly last?: ReactNode
  /** keys go into a second line, below each other, where one is too short */
  readonly wraps?: boolean
  /** what else may stand there: its room is kept, so that the bar never changes its height */
  readonly room?: readonly ReactNode[]
}

/**
 * Keys of one kind, with a hairline before those that follow another kind. On phones a kind has one line, in which a thumb
 * pulls what does not fit into view.
 */
export function KeyGroup({ children, last, wraps = false, room = [] }: KeyGroupProps) {
  return (
    <div
      className={clsx(
        'flex min-w-0 items-center gap-1 self-start max-md:w-full',
        wraps ? 'md:grid md:flex-1 md:border-rule md:border-s md:ps-3' : 'shrink-0 md:me-2',
      )}
    >
      <div
        className={clsx(
          'flex min-w-0 flex-1 items-center gap-1 self-start max-md:overflow-x-auto max-md:[scrollbar-width:none] md:[grid-area:1/1]',
          wraps && 'md:flex-wrap',
        )}
      >
        {children}
        {last && <div className="shrink-0 max-md:hidden">{last}</div>}
      </div>
      {last && <div className="shrink-0 border-rule border-s ps-1 md:hidden">{last}</div>}
      {room.map((content, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same things in the same order, never seen
        <div key={at} aria-hidden inert className="invisible flex flex-wrap items-center gap-1 self-start max-md:hidden md:[grid-area:1/1]">
          {content}
        </div>
      ))}
    </div>
  )
}

type KeyButtonProps = ComponentProps<'button'> & { keys?: readonly string[] | string; mark?: ReactNode; raised?: boolean }

/** A command with its key. `raised` (or pressed) stands out of the bar; `mark` is a picture in place of the key. */
export function KeyButton({ keys, mark, raised, className, children, type = 'button', ...props }: KeyButtonProps) {
  const all = typeof keys === 'string' ? [keys] : (keys ?? [])
  return (
    <button
      type={type}
      data-raised={raised || undefined}
      className={clsx(
        'inline-flex h-8 shrink-0 select-none items-center gap-2 whitespace-nowrap rounded-md border px-2 text-ink-2 text-sm transition-colors duration-100 hover:text-ink aria-pressed:border-rule aria-pressed:bg-paper aria-pressed:text-ink disabled:cursor-default disabled:opacity-50 pointer-coarse:h-10',
        raised ? 'border-rule bg-paper text-ink' : 'border-transparent',
        className,
      )}
      {...props}
    >
      {mark}
      {all.map((key) => (
        <Kbd key={key} className="pointer-coarse:hidden">
          {key}
        </Kbd>
      ))}
      {children}
    </button>
  )
}
