'use client'

import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { useScrolls } from './use-scrolls'

type TableProps = ComponentProps<'table'> & {
  /** what the table holds: the name of the region that it scrolls in */
  label: string
}

/** A table of hairlines. It scrolls sideways by itself where it is too wide, never the page; then it takes the focus, so that the arrow keys scroll it. */
export function Table({ label, className, ...props }: TableProps) {
  const { scrolls, ref } = useScrolls()
  return (
    // positioned, so that what is hidden for sight stays inside and makes no page wider
    <div
      ref={ref}
      className="relative overflow-x-auto rounded-sm"
      {...(scrolls ? { role: 'region', 'aria-label': label, tabIndex: 0 } : undefined)}
    >
      <table className={clsx('w-full border-collapse text-sm', className)} {...props} />
    </div>
  )
}

export function Th({ number, className, ...props }: ComponentProps<'th'> & { number?: boolean }) {
  return (
    <th
      scope="col"
      className={clsx(
        'whitespace-nowrap border-rule border-b py-2 pe-4 font-medium text-13 text-ink-2',
        number ? 'text-end' : 'text-start',
        className,
      )}
      {...props}
    />
  )
}

export function Td({ number, className, ...props }: ComponentProps<'td'> & { number?: boolean }) {
  return <td className={clsx('border-rule border-b py-2 pe-4 align-top', number && 'text-end tabular-nums', className)} {...props} />
}
