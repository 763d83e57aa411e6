import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import type { Neighbour } from '@/lib/contracts/annotate-page'
import type { DocumentView } from '@/lib/contracts/documents'
import type { Direction } from '@/lib/domain/text/direction'
import { frame } from './top-strings'

type ProvenanceProps = { readonly document: DocumentView; readonly original: Neighbour | null; readonly dir: Direction }

/** One line above the article, on the side where that begins: who printed it, when, by whom, and what it is a copy of. */
export function Provenance({ document: { provenance }, original, dir }: ProvenanceProps) {
  const { publisher, publishedAt, byline, originalPublisher } = provenance
  const said: ReactNode[] = [publisher, publishedAt && printedDate(publishedAt), byline && frame.by(byline)].filter(Boolean)
  if (original)
    said.push(
      <>
        {frame.copyOf}{' '}
        <Link href={`/documents/${original.id}`} className="underline decoration-rule underline-offset-4 hover:text-ink">
          {original.title}
        </Link>
      </>,
    )
  else if (originalPublisher) said.push(`${frame.first} ${originalPublisher}`)
  if (said.length === 0) return null
  return (
    <p dir={dir} className="mb-5 font-sans text-13 text-ink-2 leading-5">
      {said.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one line, never put in another order
        <Fragment key={index}>
          {index > 0 && ' · '}
          <bdi>{one}</bdi>
        </Fragment>
      ))}
    </p>
  )
}

const printed = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
/** `2023-09-21` as 21 September 2023; a year, or a year and a month, as they are given. */
function printedDate(date: string): string {
  return /^\d{4}-\d\d-\d\d/.test(date) ? printed.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)) : date
}
