import clsx from 'clsx'
import type { ReactNode } from 'react'

type SignInLinkProps = { readonly className?: string; readonly title?: string; readonly children: ReactNode }

/**
 * The way to sign in again, in another tab, where the sign-in ran out in the middle of work: it leads back to this very page.
 * Never drawn by the server, which asks for a sign-in before it draws anything.
 */
export function SignInLink({ className, ...props }: SignInLinkProps) {
  const here = typeof location === 'undefined' ? '/' : location.pathname + location.search
  return (
    <a
      href={`/sign-in?callbackUrl=${encodeURIComponent(here)}`}
      target="_blank"
      rel="noreferrer"
      className={clsx('underline underline-offset-4', className)}
      {...props}
    />
  )
}
