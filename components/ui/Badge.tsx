import clsx from 'clsx'
import type { ReactNode } from 'react'

export type Tone = 'plain' | 'ok' | 'warn' | 'error'

/** A short word about the thing it stands beside. */
export function Badge({ tone = 'plain', className, children }: { tone?: Tone; className?: string; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1 whitespace-nowrap rounded-sm px-1.5 py-0.5 font-medium text-xs [&_svg]:size-3.5',
        tone === 'plain' && 'bg-paper-3 text-ink-2',
        tone === 'ok' && 'bg-ok-tint text-ok',
        tone === 'warn' && 'bg-warn-tint text-warn',
        tone === 'error' && 'bg-proof-tint text-proof',
        className,
      )}
    >
      {children}
    </span>
  )
}
