'use client'

import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { Menu, MenuChoice } from './Menu'

type ChipProps = ComponentProps<'button'> & { label: ReactNode; value?: ReactNode }

/** A round button of two words: what it is about, and in bold what it says now. */
export function Chip({ label, value, className, type = 'button', ...props }: ChipProps) {
  return (
    <button
      type={type}
      className={clsx(
        'inline-flex h-7 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full border border-rule px-2.5 text-13 text-ink-2 transition-colors duration-100 hover:bg-paper-2 aria-expanded:bg-paper-2 pointer-coarse:h-9 pointer-coarse:px-3.5 [&_svg]:size-3.5',
        className,
      )}
      {...props}
    >
      {label}
      {value !== undefined && <b className="max-w-48 truncate font-semibold text-ink">{value}</b>}
    </button>
  )
}

type FilterChipProps = {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChoose: (value: string) => void
}

/** A chip that opens its choices. */
export function FilterChip({ label, value, options, onChoose }: FilterChipProps) {
  const chosen = options.find((option) => option.value === value)
  return (
    <Menu trigger={<Chip label={label} value={chosen?.label ?? value} />} label={label}>
      <MenuChoice value={value} options={options} onChoose={onChoose} />
    </Menu>
  )
}
