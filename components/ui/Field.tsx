'use client'

import { Field as Base } from '@base-ui/react/field'
import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'

type FieldProps = { label: ReactNode; hint?: ReactNode; error?: ReactNode; className?: string; children: ReactNode }

/** A control with its label, a hint below it, and what is wrong with it, all tied to it for readers of the screen. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  return (
    <Base.Root invalid={Boolean(error)} className={clsx('flex flex-col gap-1', className)}>
      <Base.Label className="w-fit text-13 text-ink-2">{label}</Base.Label>
      {children}
      {hint && !error && <Base.Description className="text-ink-3 text-xs">{hint}</Base.Description>}
      {error && (
        <Base.Error match className="text-proof text-xs">
          {error}
        </Base.Error>
      )}
    </Base.Root>
  )
}

const control =
  'w-full rounded-md border border-rule bg-paper px-2.5 text-ink text-sm transition-colors duration-100 hover:border-ink-faint focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 data-invalid:border-proof disabled:opacity-60 pointer-coarse:text-base'

export function Input({ className, ref, ...props }: ComponentProps<'input'>) {
  return <Base.Control ref={ref} className={clsx(control, 'h-[2.125rem] pointer-coarse:h-11', className)} {...props} />
}

export function Textarea({ className, ref, ...props }: ComponentProps<'textarea'>) {
  return <Base.Control render={<textarea ref={ref} dir="auto" className={clsx(control, 'min-h-20 py-2', className)} {...props} />} />
}

/** The browser's own list of choices, which every phone and screen reader knows. */
export function Select({ className, children, ref, ...props }: ComponentProps<'select'>) {
  return (
    <span className={clsx('relative block', className)}>
      <Base.Control
        render={
          <select ref={ref} className={clsx(control, 'h-[2.125rem] appearance-none pe-8 pointer-coarse:h-11')} {...props}>
            {children}
          </select>
        }
      />
      <ChevronDown aria-hidden className="pointer-events-none absolute end-2.5 top-1/2 size-4 -translate-y-1/2 text-ink-3" />
    </span>
  )
}
