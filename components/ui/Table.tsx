import clsx from 'clsx'
import type { ComponentProps } from 'react'

/** A table of hairlines. It scrolls sideways by itself where it is too wide, never the page. */
export function Table({ className, ...props }: ComponentProps<'table'>) {
  return (
    <div className="overflow-x-auto">
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
