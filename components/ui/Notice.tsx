import clsx from 'clsx'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

type NoticeProps = {
  tone?: 'info' | 'warn' | 'error'
  title?: ReactNode
  icon?: ReactNode
  actions?: ReactNode
  className?: string
  children?: ReactNode
}

const icons = { info: Info, warn: TriangleAlert, error: CircleAlert }

/** What happened, what was kept, what to do; an error is announced at once. */
export function Notice({ tone = 'info', title, icon, actions, className, children }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={clsx(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md px-3.5 py-3 text-sm [&_svg]:size-4',
        tone === 'info' && 'bg-paper-2',
        tone === 'warn' && 'bg-warn-tint',
        tone === 'error' && 'bg-proof-tint',
        className,
      )}
    >
      <span className={clsx('mt-0.5 shrink-0', tone === 'error' && 'text-proof', tone === 'warn' && 'text-warn')}>
        {icon ?? <Icon aria-hidden />}
      </span>
      <div className="min-w-0 flex-1 basis-56">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
