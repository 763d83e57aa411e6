import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { iconButtonClass } from '@/components/ui/IconButton'
import { UnsentElsewhere } from '@/components/unsent/UnsentElsewhere'
import { Logo } from './Logo'
import { shell } from './strings'
import { type ShellUser, UserMenu } from './UserMenu'

export type Crumb = { readonly label: string; readonly href?: string }

type TopBarProps = {
  /** from the outermost to where one is; the last one is set in bold */
  crumbs?: readonly Crumb[]
  /** quiet words after the crumbs, such as whose reading this is */
  aside?: ReactNode
  /** the right side, before the user's menu */
  children?: ReactNode
  /** null on pages without anybody signed in */
  user: ShellUser | null
}

/** The bar on top of every screen. On phones the crumbs shrink to a way back and the last one. */
export function TopBar({ crumbs = [], aside, children, user }: TopBarProps) {
  const parent = crumbs.length > 1 ? crumbs.at(-2) : undefined
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-rule border-b bg-paper px-4 max-md:gap-2 max-md:px-3">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-ink focus:px-3 focus:py-1.5 focus:text-paper"
      >
        {shell.skip}
      </a>
      {parent?.href && (
        <Link href={parent.href} aria-label={shell.back(parent.label)} className={`${iconButtonClass} -ms-1.5 md:hidden`}>
          <ChevronLeft aria-hidden />
        </Link>
      )}
      <Link href="/" className={`flex shrink-0 items-center gap-1.5 rounded-sm ${parent ? 'max-md:hidden' : ''}`}>
        <Logo />
        <span className={`font-semibold font-serif text-base ${crumbs.length > 0 ? 'max-md:sr-only' : ''}`}>{shell.product}</span>
      </Link>
      <Crumbs crumbs={crumbs} />
      {aside && <div className="truncate text-ink-2 text-sm max-lg:hidden">{aside}</div>}
      <div className="ms-auto flex shrink-0 items-center gap-3 max-md:gap-2">
        {user && <UnsentElsewhere userId={user.userId} />}
        {children}
        {user && (
          <div className={parent ? 'max-md:hidden' : undefined}>
            <UserMenu user={{ userId: user.userId, name: user.name, email: user.email }} />
          </div>
        )}
      </div>
    </header>
  )
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null
  return (
    <nav aria-label={shell.breadcrumb} className="min-w-0">
      <ol className="flex min-w-0 items-center text-sm">
        {crumbs.map((crumb, index) => {
          const last = index === crumbs.length - 1
          return (
            <li
              key={`${crumb.label}\n${crumb.href ?? ''}`}
              className={last ? 'min-w-0 truncate font-semibold' : 'flex min-w-0 shrink-[2] items-center text-ink-2 max-md:hidden'}
              aria-current={last ? 'page' : undefined}
            >
              <CrumbText crumb={crumb} />
              {!last && (
                <span aria-hidden className="px-2 text-ink-3">
                  /
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function CrumbText({ crumb }: { crumb: Crumb }) {
  if (!crumb.href)
    return (
      <span dir="auto" className="truncate">
        {crumb.label}
      </span>
    )
  return (
    <Link dir="auto" href={crumb.href} className="truncate rounded-sm hover:text-ink hover:underline hover:underline-offset-4">
      {crumb.label}
    </Link>
  )
}
