import clsx from 'clsx'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { Kbd } from './Kbd'

export type ButtonVariant = 'primary' | 'quiet' | 'plain'
type Look = { variant?: ButtonVariant; size?: 'sm' | 'md'; icon?: ReactNode; keys?: string }
export type ButtonProps = Look & ComponentProps<'button'>
export type ButtonLinkProps = Look & ComponentProps<typeof Link>

/** How a button looks: filled ink (one a screen), quiet with a hairline, or plain. */
export const buttonClass = ({ variant = 'quiet', size = 'md' }: Look = {}) =>
  clsx(
    'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium transition-colors duration-100',
    'disabled:cursor-default disabled:opacity-50 aria-disabled:cursor-default aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
    size === 'sm' ? 'h-7 px-2.5 text-13 pointer-coarse:h-9' : 'h-8 px-3 text-sm pointer-coarse:h-10',
    variant === 'primary' && 'bg-ink text-paper hover:bg-ink/88 active:bg-ink/80',
    variant === 'quiet' && 'border border-rule bg-paper text-ink hover:bg-paper-2 active:bg-paper-3',
    variant === 'plain' && 'text-ink-2 hover:bg-paper-3 hover:text-ink active:bg-paper-3',
  )

function Inside({ icon, keys, variant, children }: Look & { children?: ReactNode }) {
  return (
    <>
      {icon}
      {children}
      {keys && <Kbd onInk={variant === 'primary'}>{keys}</Kbd>}
    </>
  )
}

/** `keys` shows the key that does the same; whoever uses the button binds it. */
export function Button({ variant, size, icon, keys, className, children, type = 'button', ...props }: ButtonProps) {
  return (
    <button type={type} className={clsx(buttonClass({ variant, size }), className)} {...props}>
      <Inside icon={icon} keys={keys} variant={variant}>
        {children}
      </Inside>
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ variant, size, icon, keys, className, children, ...props }: ButtonLinkProps) {
  return (
    <Link className={clsx(buttonClass({ variant, size }), className)} {...props}>
      <Inside icon={icon} keys={keys} variant={variant}>
        {children}
      </Inside>
    </Link>
  )
}
