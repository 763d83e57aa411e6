import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { Tooltip } from './Tooltip'

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  label: string
  keys?: string
  side?: 'top' | 'right' | 'bottom' | 'left'
}

export const iconButtonClass =
  'inline-flex size-9 shrink-0 items-center justify-center rounded-md text-ink-2 transition-colors duration-100 hover:bg-paper-3 hover:text-ink aria-[current]:bg-paper-3 aria-[current]:text-ink aria-pressed:bg-paper-3 aria-pressed:text-ink disabled:cursor-default disabled:opacity-50 pointer-coarse:size-11 [&_svg]:size-[1.125rem]'

/** A button that shows only an icon: its name is said to readers of the screen and in a tooltip, with its key. */
export function IconButton({ label, keys, side = 'bottom', className, children, type = 'button', ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} side={side}>
      <button type={type} aria-label={label} className={clsx(iconButtonClass, className)} {...props}>
        {children}
      </button>
    </Tooltip>
  )
}
