import clsx from 'clsx'
import type { ReactNode } from 'react'

type EmptyStateProps = {
  title: string
  /** `h1` where the page has no other heading */
  heading?: 'h1' | 'h2'
  children?: ReactNode
  example?: ReactNode
  action?: ReactNode
  className?: string
}

/** What stands where nothing is yet: one sentence, one example, one button. */
export function EmptyState({ title, heading: Heading = 'h2', children, example, action, className }: EmptyStateProps) {
  return (
    <section className={clsx('mx-auto flex max-w-xl flex-col items-start gap-4 py-16', className)}>
      <Heading className="font-semibold font-serif text-xl">{title}</Heading>
      {children && <div className="text-ink-2 leading-relaxed">{children}</div>}
      {example && <div className="w-full border-rule border-s-2 ps-4 font-serif text-[1.0625rem] leading-relaxed">{example}</div>}
      {action && <div className="flex flex-wrap items-center gap-3">{action}</div>}
    </section>
  )
}
