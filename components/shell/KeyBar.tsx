import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { Kbd } from '@/components/ui/Kbd'
import { shell } from './strings'

/** The bar at the bottom that always shows what the keys do now. `end` stands at the right. */
export function KeyBar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div
      role="toolbar"
      aria-label={shell.keys}
      className="flex h-[3.25rem] items-center gap-1 overflow-x-auto border-rule border-t bg-paper-2 px-4 [scrollbar-width:none] max-md:px-2 max-md:pb-[env(safe-area-inset-bottom)]"
    >
      {children}
      {end && <div className="ms-auto flex shrink-0 items-center gap-1 ps-4 max-md:hidden">{end}</div>}
    </div>
  )
}

/** A hairline between groups of the bar. */
export const KeyBarRule = () => <span aria-hidden className="mx-2 h-8 w-px shrink-0 bg-rule" />

type KeyButtonProps = ComponentProps<'button'> & { keys?: readonly string[] | string; mark?: ReactNode; raised?: boolean }

/** A command with its key. `raised` (or pressed) stands out of the bar; `mark` is a picture in place of the key. */
export function KeyButton({ keys, mark, raised, className, children, type = 'button', ...props }: KeyButtonProps) {
  const all = typeof keys === 'string' ? [keys] : (keys ?? [])
  return (
    <button
      type={type}
      className={clsx(
        'inline-flex h-8 shrink-0 select-none items-center gap-2 whitespace-nowrap rounded-md border px-2.5 text-ink-2 text-sm transition-colors duration-100 hover:text-ink aria-pressed:border-rule aria-pressed:bg-paper aria-pressed:text-ink disabled:cursor-default disabled:opacity-50 pointer-coarse:h-10',
        raised ? 'border-rule bg-paper text-ink' : 'border-transparent',
        className,
      )}
      {...props}
    >
      {mark}
      {all.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {children}
    </button>
  )
}
