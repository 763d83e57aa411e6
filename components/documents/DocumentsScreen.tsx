'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState } from 'react'
import { PageHead } from '@/components/shell/ProjectPage'
import { TrashLink } from '@/components/trash/TrashLink'
import { useTrash } from '@/components/trash/use-trash'
import { Button, ButtonLink } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { EmptyState } from '@/components/ui/EmptyState'
import { Kbd } from '@/components/ui/Kbd'
import { ProgressBar } from '@/components/ui/ProgressBar'
import type { DocumentRow, DocumentsListView } from '@/lib/contracts/documents-list'
import { progressOfStages } from '@/lib/domain/reading/stage'
import { COLUMNS, COLUMNS_AND_ACTIONS, DocumentLine } from './DocumentLine'
import { ExportButton } from './ExportButton'
import { FilterBar } from './FilterBar'
import { filterDocuments, NO_FILTERS } from './filter-documents'
import { MarkedSentence } from './MarkedSentence'
import { progressWords, summary, words } from './strings'
import { useFilters } from './use-filters'
import { useListKeys } from './use-list-keys'

const WINDOW = 200
/** Where a document opens: a draft in the prepare step, all others to be read. */
export const documentPath = ({ id, stage }: Pick<DocumentRow, 'id' | 'stage'>) => `/documents/${id}${stage === 'draft' ? '/prepare' : ''}`

/** The documents of a project: find, filter, open. All of it by keyboard as well. */
export function DocumentsScreen({ view, userId }: { view: DocumentsListView; userId: string }) {
  const [filters, setFilters] = useFilters()
  const [windowSize, setWindowSize] = useState(WINDOW)
  const [currentId, setCurrentId] = useState<string | null>(null)
  const [keysShown, setKeysShown] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const trash = useTrash()
  const list = useRef<HTMLTableElement>(null)
  const router = useRouter()
  const found = useMemo(() => filterDocuments(view.rows, filters, userId), [view.rows, filters, userId])
  const addHref = `/projects/${view.project.id}/documents/new`

  const move = (by: number) => (event: KeyboardEvent) => {
    event.preventDefault()
    const at = found.findIndex(({ id }) => id === currentId)
    const next = found[Math.min(found.length - 1, Math.max(0, at < 0 ? 0 : at + by))]
    if (!next) return
    setCurrentId(next.id)
    const line = list.current?.querySelector<HTMLElement>(`[data-document="${CSS.escape(next.id)}"]`)
    line?.scrollIntoView({ block: 'nearest' })
    line?.querySelector('a')?.focus({ preventScroll: true })
  }
  const open = (event: KeyboardEvent) => {
    const row = found.find(({ id }) => id === currentId)
    const target = event.target as HTMLElement
    if (row && !target.closest('a, button')) router.push(documentPath(row))
  }
  const discard = (row: DocumentRow) => {
    const at = found.findIndex(({ id }) => id === row.id)
    const after = () => {
      setCurrentId((now) => (now === row.id ? ((found[at + 1] ?? found[at - 1])?.id ?? null) : now))
      router.refresh()
    }
    void trash.discard({ path: `/documents/${row.id}`, title: row.title || words.untitled }, after)
  }
  const discardCurrent = () => {
    const row = found.find(({ id }) => id === currentId)
    if (row && view.mayChange) discard(row)
  }
  const toSearch = (event: KeyboardEvent) => {
    event.preventDefault()
    search.current?.focus()
  }
  useListKeys({
    j: move(1),
    ArrowDown: move(1),
    k: move(-1),
    ArrowUp: move(-1),
    Enter: open,
    f: toSearch,
    a: () => view.mayChange && router.push(addHref),
    Delete: discardCurrent,
    '?': () => setKeysShown(true),
  })

  if (view.rows.length === 0) return <NoDocuments view={view} addHref={addHref} />
  return (
    <>
      <Head view={view} addHref={addHref} />
      <FilterBar rows={view.rows} filters={filters} onChange={setFilters} searchRef={search} userId={userId} />
      <table className="block" aria-label={words.list} ref={list}>
        <ColumnHeads withActions={view.mayChange} />
        <tbody className="block">
          {found.slice(0, windowSize).map((row) => (
            <DocumentLine
              key={row.id}
              row={row}
              href={documentPath(row)}
              current={row.id === currentId}
              onDiscard={view.mayChange ? () => discard(row) : undefined}
            />
          ))}
        </tbody>
      </table>
      {found.length === 0 && (
        <p className="flex flex-wrap items-center gap-3 py-8 text-ink-2">
          {words.none} <Button onClick={() => setFilters(NO_FILTERS)}>{words.showAll}</Button>
        </p>
      )}
      {found.length > windowSize && (
        <Button className="mt-4" onClick={() => setWindowSize(windowSize + WINDOW)}>
          {words.more(Math.min(WINDOW, found.length - windowSize))}
        </Button>
      )}
      {view.trashCount > 0 && (
        <div className="mt-6">
          <TrashLink projectId={view.project.id} count={view.trashCount} />
        </div>
      )}
      <Dialog title={words.keysTitle} open={keysShown} onOpenChange={setKeysShown}>
        <dl className="grid grid-cols-[3rem_1fr] gap-y-2.5">
          {words.keys(view.mayChange).map(([key, does]) => (
            <div key={key} className="contents">
              <dt>
                <Kbd>{key}</Kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  )
}

function Head({ view, addHref }: { view: DocumentsListView; addHref: string }) {
  const { all, read, reading } = progressOfStages(view.rows.map(({ stage }) => stage))
  const actions = (
    <>
      <div className="me-2 w-64 max-md:w-full">
        <ProgressBar done={read / all} underWay={reading / all} label={words.progressLabel} />
        <div className="mt-2 text-end text-ink-2 text-xs max-md:text-start">{progressWords(all, read, reading, view.left)}</div>
      </div>
      <ExportButton projectId={view.project.id} />
      {view.mayChange && (
        <ButtonLink variant="primary" icon={<Plus aria-hidden />} href={addHref}>
          {words.add}
        </ButtonLink>
      )}
    </>
  )
  return (
    <PageHead title={words.many(all)} actions={actions}>
      {summary(view)}
    </PageHead>
  )
}

function ColumnHeads({ withActions }: { withActions: boolean }) {
  const head = 'block text-start font-medium'
  return (
    <thead className="block max-md:hidden">
      <tr className={`${withActions ? COLUMNS_AND_ACTIONS : COLUMNS} border-rule border-b py-2 text-13 text-ink-2`}>
        <th className={head}>{words.article}</th>
        <th className={head}>{words.readers}</th>
        <th className="block text-end font-medium">{words.tags}</th>
        <th className="block text-end font-medium">{words.boilerplate}</th>
        <th className={head}>{words.reading}</th>
        <th className={`${head} max-lg:hidden`}>{words.review}</th>
        {withActions && (
          <th className={head}>
            <span className="sr-only">{words.actions}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

function NoDocuments({ view, addHref }: { view: DocumentsListView; addHref: string }) {
  if (!view.mayChange)
    return (
      <EmptyState heading="h1" title={words.emptyTitle}>
        {words.emptyReader}
      </EmptyState>
    )
  return (
    <EmptyState
      heading="h1"
      title={words.emptyTitle}
      example={<MarkedSentence />}
      action={
        <>
          <ButtonLink variant="primary" icon={<Plus aria-hidden />} href={addHref} keys="A">
            {words.add}
          </ButtonLink>
          <TrashLink projectId={view.project.id} count={view.trashCount} />
        </>
      }
    >
      {words.empty}
    </EmptyState>
  )
}
