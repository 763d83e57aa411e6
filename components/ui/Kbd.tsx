import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A key as it is printed on the keyboard. `onInk` for keys that stand on a filled button. */
export function Kbd({ children, onInk = false, className }: { children: ReactNode; onInk?: boolean; className?: string }) {
  return (
    <kbd
      className={clsx(
        'inline-flex h-[1.125rem] min-w-[1.125rem] items-center justify-center rounded-sm border px-1 font-medium font-sans text-2xs leading-none',
        onInk ? 'border-paper/35 text-paper' : 'border-rule bg-paper text-ink-2 shadow-[0_1px_0_var(--rule)]',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
