import Link from 'next/link'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import type { OtherReading } from '@/lib/contracts/annotate-page'
import { frame } from './top-strings'

/** The readings by others that the reader may see, each with the way to it. Nothing where there is none. */
export function OtherReadings({ readings }: { readonly readings: readonly OtherReading[] }) {
  if (readings.length === 0) return null
  return (
    <InspectorPart title={frame.others}>
      <ul className="-mx-2">
        {readings.map(({ setId, reader, count }) => (
          <li key={setId}>
            <Link
              href={`/annotation-sets/${setId}/review`}
              className="flex items-baseline justify-between gap-3 rounded-md px-2 py-1 text-sm hover:bg-paper-2 pointer-coarse:py-2.5"
            >
              <bdi className="min-w-0 truncate underline decoration-ink-faint underline-offset-4">{reader}</bdi>
              <span className="shrink-0 text-13 text-ink-3 tabular-nums">{frame.spans(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </InspectorPart>
  )
}
