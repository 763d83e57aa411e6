import type { ReactNode } from 'react'

type Props = { id?: string; title: string; lead?: ReactNode; children: ReactNode }

/** A part of the page between two hairlines: what it is on the left, what can be done on the right. */
export function Section({ id, title, lead, children }: Props) {
  return (
    <section id={id} className="scroll-mt-6 grid gap-x-12 gap-y-4 border-t py-8 md:grid-cols-[14rem_minmax(0,1fr)]">
      <div>
        <h2>{title}</h2>
        {lead && <p className="mt-1.5 text-13 text-ink-3">{lead}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}
