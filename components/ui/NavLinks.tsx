'use client'

import clsx from 'clsx'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

export type NavLink = {
  readonly href: string
  readonly label: string
  readonly count?: number
  /** further paths on which it is the current one; by default all below `href` */
  readonly exact?: boolean
}

/** Links that look like tabs and are links: the one of this page carries `aria-current`. */
export function NavLinks({ label, links, className }: { label: string; links: readonly NavLink[]; className?: string }) {
  const path = usePathname()
  const nav = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path has another current link
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]')
    if (current && nav.current) nav.current.scrollLeft = current.offsetLeft - nav.current.clientWidth / 2 + current.clientWidth / 2
  }, [path])
  return (
    <nav
      ref={nav}
      aria-label={label}
      className={clsx('relative flex overflow-x-auto border-rule border-b [scrollbar-width:none]', className)}
    >
      {links.map((link) => {
        const current = path === link.href || (!link.exact && path.startsWith(`${link.href}/`))
        return (
          <Link
            key={link.href}
            href={link.href}
            aria-current={current ? 'page' : undefined}
            className="-mb-px flex h-11 shrink-0 items-center gap-1.5 border-transparent border-b-2 px-3 text-ink-2 text-sm transition-colors duration-100 -outline-offset-2 hover:text-ink aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink"
          >
            {link.label}
            {link.count !== undefined && <span className="font-normal text-ink-3">{link.count}</span>}
          </Link>
        )
      })}
    </nav>
  )
}
