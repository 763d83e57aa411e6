'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { IconButton, iconButtonClass } from '@/components/ui/IconButton'
import { Tooltip } from '@/components/ui/Tooltip'

export type IconBarItem = {
  readonly label: string
  readonly icon: ReactNode
  readonly keys?: string
  readonly current?: boolean
  /** where it leads; or what it does */
  readonly href?: string
  readonly onClick?: () => void
}

/** The narrow bar at the left of an article: ways to look at it, and from it. */
export function IconBar({ items }: { items: readonly IconBarItem[] }) {
  return items.map((item) =>
    item.href ? (
      <Tooltip key={item.label} text={item.label} keys={item.keys} side="right">
        <Link href={item.href} aria-label={item.label} aria-current={item.current ? 'page' : undefined} className={iconButtonClass}>
          {item.icon}
        </Link>
      </Tooltip>
    ) : (
      <IconButton key={item.label} label={item.label} keys={item.keys} side="right" aria-pressed={item.current} onClick={item.onClick}>
        {item.icon}
      </IconButton>
    ),
  )
}
