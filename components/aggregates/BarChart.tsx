import { scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import clsx from 'clsx'
import Link from 'next/link'
import type { ChartRow, Paint } from './chart-rows'
import { edgeOf, PatternDefs, patternOf } from './Patterns'
import type { Filters } from './question'
import { number, words } from './strings'

type BarChartProps = {
  rows: readonly ChartRow[]
  isShare: boolean
  chosen: Filters
  /** the address of the question with this number chosen */
  hrefOf: (at: Filters) => string
}

/** Whether the chosen number is this row's or a piece of it. */
const holds = (row: ChartRow, chosen: Filters) => Object.entries(row.at).every(([key, value]) => chosen[key as keyof Filters] === value)

/** Horizontal bars, a link each and printed with their values. Pieces are drawn as patterns, so that they read without colour. */
export function BarChart({ rows, isShare, chosen, hrefOf }: BarChartProps) {
  const most = Math.max(...rows.map(({ value }) => value), isShare ? 0.01 : 1)
  const scale = scaleLinear<number>({ domain: [0, most], range: [0, 100], nice: 4 })
  const ticks = scale.ticks(4).filter((tick) => isShare || Number.isInteger(tick))
  return (
    <figure aria-label={words.chart} className="m-0">
      <PatternDefs />
      <ol className="m-0 list-none p-0">
        {rows.map((row) => (
          <li
            key={row.key}
            className="grid grid-cols-[minmax(6rem,11rem)_1fr_4rem] items-center gap-x-3 py-1 max-md:grid-cols-[1fr_4rem] max-md:gap-y-0.5"
          >
            <Link
              href={hrefOf(row.at)}
              scroll={false}
              aria-current={holds(row, chosen) ? 'true' : undefined}
              className={clsx(
                'truncate rounded-sm py-0.5 text-13 hover:underline md:text-end',
                holds(row, chosen) ? 'font-semibold text-ink' : 'text-ink-2',
              )}
            >
              <bdi>{row.label}</bdi>
            </Link>
            <Pieces row={row} scale={scale} hrefOf={hrefOf} />
            <span className="text-sm tabular-nums max-md:col-start-2 max-md:row-start-1 max-md:text-end">{row.text}</span>
          </li>
        ))}
      </ol>
      <Axis ticks={ticks} scale={scale} isShare={isShare} />
    </figure>
  )
}

type Scale = (value: number) => number

/** The pieces of a bar. The row's label and value are links for keyboards too; a piece is one more way in. */
function Pieces({ row, scale, hrefOf }: { row: ChartRow; scale: Scale; hrefOf: (at: Filters) => string }) {
  let at = 0
  // a bar of one piece says what the row's own link says already
  const silent = row.pieces.length === 1 ? { 'aria-hidden': true, tabIndex: -1 } : {}
  return (
    <svg className="h-5 w-full overflow-visible max-md:col-span-2">
      <title>{row.label}</title>
      {row.pieces.map((piece) => {
        const x = scale(at)
        at += piece.value
        return (
          <a key={piece.key} href={hrefOf(piece.at)} aria-label={`${row.label}, ${piece.label}: ${piece.text}`} {...silent}>
            <title>{`${piece.label}: ${piece.text}`}</title>
            <Bar
              x={`${x}%`}
              y={1}
              width={`${Math.max(scale(piece.value), 0.4)}%`}
              height={18}
              rx={2}
              fill={patternOf(piece.paint)}
              stroke={edgeOf(piece.paint)}
              strokeWidth={1}
            />
          </a>
        )
      })}
    </svg>
  )
}

function Axis({ ticks, scale, isShare }: { ticks: readonly number[]; scale: Scale; isShare: boolean }) {
  return (
    <div aria-hidden className="mt-1 grid grid-cols-[minmax(6rem,11rem)_1fr_4rem] gap-x-3 text-ink-3 text-xs max-md:hidden">
      <div className="relative col-start-2 h-5 border-rule border-t">
        {ticks.map((tick) => (
          <span key={tick} className="absolute top-1 -translate-x-1/2 tabular-nums" style={{ left: `${scale(tick)}%` }}>
            {isShare ? `${Number((tick * 100).toFixed(1))} %` : number(tick)}
          </span>
        ))}
      </div>
    </div>
  )
}

/** What the patterns mean. */
export function Legend({ paints }: { paints: readonly { readonly paint: Paint; readonly label: string }[] }) {
  return (
    <ul aria-label={words.legend} className="mt-3 flex list-none flex-wrap gap-x-4 gap-y-1.5 p-0 text-13 text-ink-2">
      {paints.map(({ paint, label }) => (
        <li key={paint} className="flex items-center gap-1.5">
          <svg width="22" height="12" aria-hidden>
            <Bar x={0.5} y={0.5} width={21} height={11} rx={2} fill={patternOf(paint)} stroke={edgeOf(paint)} strokeWidth={1} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}
