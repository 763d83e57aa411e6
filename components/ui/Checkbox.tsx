import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }

/** A box to tick, with its words beside it; the words tick it too. */
export function Checkbox({ label, hint, className, ...props }: CheckboxProps) {
  return (
    <label className={clsx('flex w-fit cursor-pointer items-start gap-2.5 pointer-coarse:py-1.5', className)}>
      <input type="checkbox" className="mt-0.5 size-4 shrink-0 accent-ink" {...props} />
      <span>
        {label}
        {hint && <span className="block text-ink-3 text-xs">{hint}</span>}
      </span>
    </label>
  )
}
