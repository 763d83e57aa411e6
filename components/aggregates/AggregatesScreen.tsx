import clsx from 'clsx'
import Link from 'next/link'
import { PageHead } from '@/components/shell/ProjectPage'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import type { AggregateRow, AggregatesView, SpanView } from '@/lib/contracts/aggregates'
import type { SetChoice } from '@/lib/contracts/choices'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { BarChart, Legend } from './BarChart'
import { type ChartRow, chartRows, layerName, namesOf, type Paint, titleOf } from './chart-rows'
import { columnsOf, NumbersTable, type OwnSets } from './NumbersTable'
import { QuestionActions } from './QuestionActions'
import { QuestionChips } from './QuestionChips'
import { addressOf, type Filters, type Question, spanFilters, VIEWS, type View, viewOf } from './question'
import { SpanLines } from './SpanLines'
import { number, words } from './strings'

type Option = { readonly value: string; readonly label: string }
export type AggregatesScreenProps = {
  projectId: string
  userId: string
  question: Question
  view: {
    readonly tagset: Tagset
    readonly sets: SetChoice
    readonly counted: AggregatesView['counted']
    readonly rows: readonly AggregateRow[]
    readonly split: readonly AggregateRow[]
    readonly spans: { readonly items: readonly SpanView[]; readonly next: string | null; readonly total: number }
    readonly publishers: readonly Option[]
    readonly annotators: readonly Option[]
    readonly own: ReadonlyMap<string, OwnSets>
  }
}

/** A question in plain words, its chart with the table beside it, and below them the very spans behind a number. */
export function AggregatesScreen({ projectId, userId, question, view }: AggregatesScreenProps) {
  const { tagset, sets, counted } = view
  const people = new Map(view.annotators.map(({ value, label }) => [value, label]))
  const rows = chartRows(question, view.rows, view.split, tagset)
  const columns = columnsOf(question, view.own)
  const title = titleOf(question, tagset, people)
  const hrefOf = (at: Filters) => `${addressOf(projectId, { ...question, at, cursor: undefined })}#spans`
  const cells = [
    [words.heads[question.rows], ...columns.map(({ head }) => head)],
    ...rows.map((row) => [row.label, ...columns.map(({ cell }) => cell(row))]),
  ]
  const choices = {
    layer: tagset.layers.map(({ key, name }) => ({ value: key, label: name })),
    tag: tagset.tags
      .filter(({ layer }) => !question.filters.layer || layer === question.filters.layer)
      .map(({ key, name }) => ({ value: key, label: name })),
    publisher: view.publishers,
    annotator: view.annotators,
  }
  return (
    <>
      <Views projectId={projectId} question={question} />
      <PageHead
        title={title}
        actions={
          <QuestionActions
            projectId={projectId}
            title={title}
            cells={cells}
            sets={sets}
            filters={spanFilters(question)}
            names={namesOf(spanFilters(question), tagset, people)}
          />
        }
      >
        {words.readings[sets](counted.sets)} · {words.documents(counted.documents)} · {number(counted.characters)}{' '}
        {words.characters.toLowerCase()}
      </PageHead>
      <QuestionChips projectId={projectId} question={question} sets={sets} choices={choices} />
      {rows.length === 0 ? (
        <Nothing projectId={projectId} question={question} hasSets={counted.sets > 0} />
      ) : (
        <>
          <div
            className={clsx(
              'grid gap-x-12 gap-y-6 max-lg:grid-cols-1',
              question.show === 'review' ? 'grid-cols-[minmax(0,1fr)_auto]' : 'grid-cols-[minmax(0,3fr)_minmax(0,2fr)]',
            )}
          >
            <div>
              <BarChart rows={rows} isShare={question.show === 'share'} chosen={question.at} hrefOf={hrefOf} />
              <Legend paints={paintsOf(rows, question, tagset)} />
            </div>
            <NumbersTable question={question} rows={rows} columns={columns} hrefOf={hrefOf} />
          </div>
          <Spans projectId={projectId} userId={userId} question={question} view={view} rows={rows} />
        </>
      )}
    </>
  )
}

function Views({ projectId, question }: Pick<AggregatesScreenProps, 'projectId' | 'question'>) {
  const current = viewOf(question)
  return (
    <nav aria-label={words.views} className="mb-5 flex flex-wrap gap-x-5 gap-y-1 text-13">
      {(Object.keys(VIEWS) as View[]).map((view) => (
        <Link
          key={view}
          href={addressOf(projectId, { ...VIEWS[view], sets: question.sets, at: {} })}
          aria-current={view === current ? 'page' : undefined}
          className={clsx(
            'rounded-sm py-0.5 hover:text-ink',
            view === current ? 'font-semibold text-ink underline decoration-2 underline-offset-8' : 'text-ink-2',
          )}
        >
          {words.viewNames[view]}
        </Link>
      ))}
    </nav>
  )
}

/** Each way of drawing that occurs in the chart, once, with what it stands for. */
function paintsOf(rows: readonly ChartRow[], { show, filters }: Question, tagset: Tagset): { paint: Paint; label: string }[] {
  const names = new Map<Paint, string>()
  for (const piece of rows.flatMap((row) => row.pieces)) {
    const layer = piece.at.layer ?? filters.layer ?? tagset.tags.find(({ key }) => key === piece.at.tag)?.layer
    names.set(piece.paint, show === 'share' ? (layer ? layerName(tagset, layer) : words.all) : piece.label)
  }
  return [...names].map(([paint, label]) => ({ paint, label }))
}

function Nothing({ projectId, question, hasSets }: { projectId: string; question: Question; hasSets: boolean }) {
  if (hasSets)
    return (
      <p className="py-10 text-ink-2">
        {words.noMatch}{' '}
        <Link className="underline" href={addressOf(projectId, { ...question, filters: {}, at: {}, cursor: undefined })}>
          {words.clear}
        </Link>
      </p>
    )
  return (
    <EmptyState
      title={words.emptyTitle}
      example={words.emptyExample}
      action={
        <>
          <ButtonLink variant="primary" href={`/projects/${projectId}`}>
            {words.emptyAction}
          </ButtonLink>
          {question.sets !== 'mine' && (
            <ButtonLink href={addressOf(projectId, { ...question, sets: 'mine', at: {} })}>{words.emptyMine}</ButtonLink>
          )}
        </>
      }
    >
      {words.empty}
    </EmptyState>
  )
}

type SpansProps = AggregatesScreenProps & { rows: readonly ChartRow[] }
function Spans({ projectId, userId, question, view, rows }: SpansProps) {
  const { items, next, total } = view.spans
  const chosen = Object.keys(question.at).length > 0
  const row = rows.find(({ at }) => Object.entries(at).every(([key, value]) => question.at[key as keyof Filters] === value))
  const piece = row?.pieces.find(({ at }) => Object.entries(question.at).every(([key, value]) => at[key as keyof Filters] === value))
  const label = row ? [row.label, question.at.state && words.stateNames[question.at.state]].filter(Boolean).join(', ') : ''
  const value =
    question.show === 'share'
      ? (row?.text ?? '')
      : question.at.state || question.at.layer !== row?.at.layer
        ? (piece?.text ?? number(total))
        : (row?.text ?? '')
  return (
    <section id="spans" aria-labelledby="spans-title" className="mt-12 scroll-mt-4">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="spans-title" dir="auto">
          {chosen && row ? words.behind(label, total, value) : words.allSpans(total)}
        </h2>
        <p className="text-13 text-ink-2">
          {words.sorted}
          {chosen && (
            <>
              {' · '}
              <Link className="underline" scroll={false} href={`${addressOf(projectId, { ...question, at: {}, cursor: undefined })}#spans`}>
                {words.showAll}
              </Link>
            </>
          )}
        </p>
      </div>
      {items.length > 0 ? (
        <SpanLines spans={items} tagset={view.tagset} userId={userId} />
      ) : (
        <p className="py-4 text-ink-2">{words.noSpans}</p>
      )}
      <div className="mt-4 flex gap-3">
        {question.cursor && (
          <ButtonLink href={`${addressOf(projectId, { ...question, cursor: undefined })}#spans`}>{words.fromStart}</ButtonLink>
        )}
        {next && <ButtonLink href={`${addressOf(projectId, { ...question, cursor: next })}#spans`}>{words.more}</ButtonLink>}
      </div>
    </section>
  )
}
