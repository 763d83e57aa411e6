import clsx from 'clsx'
import { CornerDownRight, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { words as trashWords } from '@/components/trash/strings'
import { Avatar } from '@/components/ui/Avatar'
import { IconButton } from '@/components/ui/IconButton'
import type { DocumentRow, ReaderView } from '@/lib/contracts/documents-list'
import { ownTimeWords, printedDate, readerWords, readingWords, reviewWords, share, words } from './strings'

export const COLUMNS =
  'grid grid-cols-[minmax(0,1fr)_6.5rem_3.5rem_5.5rem_9rem_13rem] gap-x-4 max-lg:grid-cols-[minmax(0,1fr)_6.5rem_3.5rem_5.5rem_9rem] max-md:block'
/** The same with a last one for what can be done with a document. */
export const COLUMNS_AND_ACTIONS =
  'grid grid-cols-[minmax(0,1fr)_6.5rem_3.5rem_5.5rem_9rem_11.5rem_2rem] gap-x-4 max-lg:grid-cols-[minmax(0,1fr)_6.5rem_3.5rem_5.5rem_9rem_2rem] max-md:block'

const looks = { assigned: 'faint', reading: 'outlined', submitted: 'filled' } as const

type DocumentLineProps = {
  row: DocumentRow
  href: string
  current: boolean
  /** only for those who may */
  onDiscard?: () => void
}

/** One document of the list. The whole line can be clicked; its one link is the title. */
export function DocumentLine({ row, href, current, onDiscard }: DocumentLineProps) {
  return (
    <tr
      data-document={row.id}
      className={clsx(
        onDiscard ? COLUMNS_AND_ACTIONS : COLUMNS,
        'group relative border-rule border-b py-2.5 [contain-intrinsic-size:auto_66px] [content-visibility:auto] hover:bg-paper-2/60 max-md:py-3',
        'before:absolute before:inset-y-0 before:-start-4 before:w-0.5 has-[a:focus-visible]:bg-paper-2 has-[a:focus-visible]:shadow-[-1rem_0_0_var(--paper-2)] has-[a:focus-visible]:before:bg-proof',
        current && 'bg-paper-2 shadow-[-1rem_0_0_var(--paper-2)] [content-visibility:visible] before:bg-proof',
      )}
    >
      <th scope="row" className={clsx('block min-w-0 text-start font-normal', onDiscard && 'max-md:pe-9')}>
        <Link
          href={href}
          prefetch={false}
          className="block truncate font-semibold font-serif text-[1.0625rem] leading-6 outline-transparent after:absolute after:inset-0"
        >
          <bdi>{row.title || words.untitled}</bdi>
        </Link>
        <Provenance row={row} />
      </th>
      <td className="flex flex-wrap content-start gap-1 pt-0.5 max-md:float-right max-md:ms-3 max-md:mt-2">
        {row.readers.slice(0, 8).map((reader) => (
          <Reader key={reader.id} reader={reader} />
        ))}
        {row.readers.length > 8 && <span className="text-ink-3 text-xs">+{row.readers.length - 8}</span>}
      </td>
      <td className="block pt-0.5 text-end max-md:hidden">{row.tagCount ?? <Nothing />}</td>
      <td className="block pt-0.5 text-end max-md:hidden">{row.boilerplateShare === null ? <Nothing /> : share(row.boilerplateShare)}</td>
      <td className="flex items-start gap-2 pt-0.5 max-md:mt-1.5 max-md:text-13">
        <StageMark row={row} />
        <span>
          {readingWords(row)}
          {ownTimeWords(row) && (
            <span className="block text-13 text-ink-3 max-md:inline max-md:before:content-['_·_']">{ownTimeWords(row)}</span>
          )}
        </span>
      </td>
      <td className="block pt-0.5 text-ink-2 max-lg:hidden max-md:text-13">{reviewWords(row)}</td>
      {onDiscard && (
        <td className="block max-md:absolute max-md:-end-2 max-md:top-2">
          <IconButton
            label={trashWords.putThis(row.title || words.untitled)}
            onClick={onDiscard}
            className="-mt-1 !size-8 pointer-coarse:!size-11 relative pointer-fine:opacity-0 focus-visible:opacity-100 group-has-[a:focus-visible]:opacity-100 group-hover:opacity-100"
          >
            <Trash2 aria-hidden />
          </IconButton>
        </td>
      )}
    </tr>
  )
}

const Nothing = () => <span className="text-ink-3">–</span>

const Reader = ({ reader }: { reader: ReaderView }) => (
  <Avatar name={reader.name} look={looks[reader.state]} title={readerWords(reader)} className="relative" />
)

function Provenance({ row }: { row: DocumentRow }) {
  // a copy's byline is its original's, more often than not: the original is named instead
  const parts = [row.publisher, row.publishedAt && printedDate(row.publishedAt), row.original ? null : row.byline].filter(
    (part) => part !== null && part !== '',
  )
  return (
    <div className="flex min-w-0 items-baseline gap-x-1.5 text-13 text-ink-2 max-md:flex-wrap">
      <span className="min-w-16 truncate">
        {parts.map((part, index) => (
          <span key={part}>
            {index > 0 && ' · '}
            <bdi>{part}</bdi>
          </span>
        ))}
      </span>
      {row.original && (
        <span className="flex min-w-0 max-w-full shrink-[3] items-baseline gap-1">
          {parts.length > 0 && (
            <span aria-hidden className="max-md:hidden">
              ·
            </span>
          )}
          <CornerDownRight aria-hidden className="size-3.5 shrink-0 self-center" />
          <span className="shrink-0">{words.copyOf}</span>
          <bdi className="truncate">{row.original.title}</bdi>
        </span>
      )}
    </div>
  )
}

/** A circle that fills: not begun, under way, read, settled. The words beside it say the same. */
function StageMark({ row: { stage } }: { row: DocumentRow }) {
  return (
    <svg
      viewBox="0 0 10 10"
      width="10"
      height="10"
      aria-hidden="true"
      className={clsx('mt-[0.3125rem] shrink-0', stage === 'settled' ? 'text-ok' : stage === 'read' ? 'text-warn' : 'text-ink-2')}
    >
      <circle
        cx="5"
        cy="5"
        r="4.4"
        fill={stage === 'settled' || stage === 'read' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth="1"
        strokeDasharray={stage === 'draft' ? '2 1.5' : undefined}
      />
      {stage === 'reading' && <path d="M5 .6a4.4 4.4 0 0 0 0 8.8z" fill="currentColor" />}
    </svg>
  )
}
