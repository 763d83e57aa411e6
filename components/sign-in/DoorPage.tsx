import type { ReactNode } from 'react'
import { Logo } from '@/components/shell/Logo'
import { shell } from '@/components/shell/strings'

/** The page of somebody who is not in yet: the name of the house, a title, one form. */
export function DoorPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col px-5">
      <main id="content" className="mx-auto flex w-full max-w-[22.5rem] flex-1 flex-col pt-[clamp(2.5rem,14vh,9rem)] pb-16">
        <p className="mb-10 flex items-center gap-2">
          <Logo size={26} />
          <span className="font-semibold font-serif text-lg">{shell.product}</span>
        </p>
        <h1 className="text-pretty">{title}</h1>
        {lead && <p className="mt-2 text-ink-2">{lead}</p>}
        <div className="mt-7">{children}</div>
      </main>
    </div>
  )
}
