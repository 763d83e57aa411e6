import clsx from 'clsx'
import Link from 'next/link'
import { Table, Td, Th } from '@/components/ui/Table'
import type { ReviewState } from '@/lib/domain/review/state'
import type { ChartRow } from './chart-rows'
import type { Filters, Question } from './question'
import { number, percent, words } from './strings'

export type OwnSets = { readonly submitted: number; readonly open: number }
export type Column = {
  readonly head: string
  readonly cell: (row: ChartRow) => number | string
  readonly at?: (row: ChartRow) => Filters | null
}

const STATES: readonly ReviewState[] = ['accepted', 'fixed', 'rejected', 'discussed', 'open']
/** Of readings, not of spans: no spans stand behind the number. */
const none = () => null
const pieceValue = (row: ChartRow, key: string) => row.pieces.find((piece) => piece.key === key)?.value ?? 0

/** What the table shows beside the chart of a question. `own`: how many readings each annotator has. */
export function columnsOf({ show, rows }: Question, own: ReadonlyMap<string, OwnSets>): Column[] {
  if (show === 'share')
    return [
      { head: words.covered, cell: ({ source }) => source.covered ?? 0 },
      { head: words.read, cell: ({ source }) => source.read ?? 0 },
      { head: words.share, cell: ({ source }) => percent(source.share) },
    ]
  if (show === 'count')
    return [
      { head: words.annotations, cell: ({ source }) => source.annotations },
      { head: words.documentsHead, cell: ({ source }) => source.documents },
      { head: words.setsHead, cell: ({ source }) => source.sets },
    ]
  const readings: Column[] =
    rows === 'annotator'
      ? [
          { head: words.submitted, cell: ({ key }) => own.get(key)?.submitted ?? 0, at: none },
          { head: words.inWork, cell: ({ key }) => own.get(key)?.open ?? 0, at: none },
        ]
      : []
  const states = STATES.map(
    (state): Column => ({
      head: words.stateNames[state],
      cell: (row) => pieceValue(row, state),
      at: (row) => ({ ...row.at, state }),
    }),
  )
  return [...readings, ...states, { head: words.total, cell: ({ source }) => source.annotations }]
}

type NumbersTableProps = { question: Question; rows: readonly ChartRow[]; columns: readonly Column[]; hrefOf: (at: Filters) => string }

/** The numbers of the chart, each a link to its spans, where there are any behind it. */
export function NumbersTable({ question, rows, columns, hrefOf }: NumbersTableProps) {
  return (
    <Table label={words.table}>
      <caption className="sr-only">{words.table}</caption>
      <thead>
        <tr>
          <Th>{words.heads[question.rows]}</Th>
          {columns.map(({ head }) => (
            <Th key={head} number className="first-letter:uppercase">
              {head}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className="max-w-56 truncate border-rule border-b py-2 pe-4 text-start font-normal">
              <bdi>{row.label}</bdi>
            </th>
            {columns.map(({ head, cell, at }) => (
              <Td key={head} number>
                <Num value={cell(row)} at={at ? at(row) : row.at} hrefOf={hrefOf} />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Num({ value, at, hrefOf }: { value: number | string; at: Filters | null; hrefOf: (at: Filters) => string }) {
  const faint = value === 0 && 'text-ink-3'
  if (!at) return <span className={clsx(faint)}>{said(value)}</span>
  return (
    <Link href={hrefOf(at)} scroll={false} className={clsx('rounded-sm hover:underline', faint)}>
      {said(value)}
    </Link>
  )
}

const said = (value: number | string) => (typeof value === 'number' ? number(value) : value)
