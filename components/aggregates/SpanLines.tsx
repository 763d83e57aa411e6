import clsx from 'clsx'
import Link from 'next/link'
import type { SpanView } from '@/lib/contracts/aggregates'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { type Channel, channelOf, tagName } from '../article/channels'
import { words } from './strings'

const PAINT: Record<Channel, string> = {
  underline: 'underline decoration-2 decoration-sourcing underline-offset-4',
  tint: 'rounded-sm bg-framing-tint px-0.5',
  recede: 'border-boilerplate border-s-2 ps-1.5 text-boilerplate-ink',
  overline: 'overline decoration-2 decoration-ink-2',
}

/** Where a span stands: in one's own reading the document, else the reading it belongs to. */
const hrefOf = ({ documentId, setId, annotationId, annotator, kind }: SpanView, userId: string) =>
  annotator?.id === userId && kind === 'annotator'
    ? `/documents/${documentId}?span=${annotationId}`
    : `/annotation-sets/${setId}/review?span=${annotationId}`

/** Spans as lines of a concordance, each painted as in the text and a link to where it stands. */
export function SpanLines({ spans, tagset, userId }: { spans: readonly SpanView[]; tagset: Tagset; userId: string }) {
  return (
    <ol className="m-0 list-none p-0">
      {spans.map((span) => (
        <li key={span.annotationId} className="border-rule border-b">
          <Link
            href={hrefOf(span, userId)}
            className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_15rem] items-baseline gap-x-1.5 rounded-sm py-2 hover:bg-paper-2 max-lg:block max-lg:py-3"
          >
            <span className="truncate text-start font-serif text-[1.0625rem] text-ink-2 max-lg:inline max-lg:whitespace-normal" dir="rtl">
              <bdi lang={span.language ?? undefined}>{span.before}</bdi>
            </span>
            <span
              lang={span.language ?? undefined}
              dir="auto"
              className={clsx(
                'max-w-md truncate font-serif text-[1.0625rem] max-lg:inline max-lg:whitespace-normal',
                PAINT[channelOf(tagset, span.layer)],
              )}
            >
              {span.quote}
            </span>
            <span
              lang={span.language ?? undefined}
              dir="auto"
              className="truncate font-serif text-[1.0625rem] text-ink-2 max-lg:inline max-lg:whitespace-normal"
            >
              {span.after}
            </span>
            <span className="min-w-0 text-13 text-ink-2 max-lg:mt-1 max-lg:block">
              <span className="block truncate">
                {tagName(tagset, span.tag)} · <bdi>{span.title}</bdi> ¶ {span.paragraph}
              </span>
              <span className="block truncate text-ink-3 text-xs">
                {span.kind === 'gold' ? words.setNames.gold : (span.annotator?.name ?? words.suggester)} · {words.stateNames[span.state]}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
