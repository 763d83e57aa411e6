'use client'
import Link from 'next/link'
import { useRef } from 'react'
import { PageHead } from '@/components/shell/ProjectPage'
import { Avatar } from '@/components/ui/Avatar'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { ProgressBar } from '@/components/ui/ProgressBar'
import { Table, Td, Th } from '@/components/ui/Table'
import type { OwnLine, QueueLine, QueueState, ReviewQueue } from '@/lib/contracts/review-screens'
import { dayOf, queueWords, words } from './strings'
import { useReviewKeys } from './use-review-keys'

const GROUPS: readonly QueueState[] = ['waiting', 'partly', 'decided', 'returned', 'settled']

/** The readings of a project by how far their review is. J and K go through them, Enter opens. */
export function ReviewQueueScreen({ projectId, queue }: { projectId: string; queue: ReviewQueue }) {
  const body = useRef<HTMLDivElement>(null)
  const move = (step: 1 | -1) => () => {
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>('a[data-line]') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    links[at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1)]?.focus()
    return true
  }
  useReviewKeys({ j: move(1), k: move(-1), ArrowDown: move(1), ArrowUp: move(-1) })
  const groups = GROUPS.map((state) => ({ state, lines: queue.lines.filter((line) => line.state === state) })).filter(
    ({ lines }) => lines.length > 0,
  )
  const own = queue.own.length > 0 && <Group title={queueWords.yours} lines={queue.own} own />
  return (
    <div ref={body}>
      <PageHead title={queueWords.title}>{queue.mayDecide ? queueWords.lead : queueWords.leadReader}</PageHead>
      {!queue.mayDecide && own}
      {groups.map(({ state, lines }) => (
        <Group key={state} title={queueWords.groups[state]} lines={lines} />
      ))}
      {queue.mayDecide && own}
      {groups.length + queue.own.length === 0 && <Empty projectId={projectId} mayDecide={queue.mayDecide} />}
    </div>
  )
}

function Group({ title, lines, own = false }: { title: string; lines: readonly (QueueLine | OwnLine)[]; own?: boolean }) {
  return (
    <section className="mb-8">
      <h2 className="mb-1">
        {title} <span className="font-normal text-ink-3 tabular-nums">{lines.length}</span>
      </h2>
      <Table label={title}>
        <thead className="max-md:sr-only">
          <tr>
            <Th>{queueWords.document}</Th>
            <Th className="w-40">{queueWords.reader}</Th>
            <Th number className="w-28">
              {queueWords.annotations}
            </Th>
            <Th className="w-52">{queueWords.decided}</Th>
            <Th className="w-28">{queueWords.submitted}</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.setId} line={line} own={own} />
          ))}
        </tbody>
      </Table>
    </section>
  )
}

function Line({ line, own }: { line: QueueLine | OwnLine; own: boolean }) {
  const { progress, document } = line
  const href = own ? `/documents/${document.id}` : `/annotation-sets/${line.setId}/review`
  return (
    <tr className="hover:bg-paper-2">
      <Td className="min-w-48">
        {line.state === 'returned' && !own ? (
          <span dir="auto" className="font-serif text-base text-ink-2">
            {document.title}
          </span>
        ) : (
          <Link data-line href={href} dir="auto" className="rounded-sm font-serif text-base hover:underline hover:underline-offset-4">
            {document.title}
          </Link>
        )}
        {document.publisher && <span className="block text-13 text-ink-3">{document.publisher}</span>}
      </Td>
      <Td>
        <span className="inline-flex items-center gap-2">
          <Avatar name={line.reader} look="faint" />
          <span className="max-md:sr-only">{line.reader}</span>
        </span>
      </Td>
      <Td number>{progress?.total ?? ''}</Td>
      <Td>
        {progress ? (
          <span className="flex items-center gap-3">
            <ProgressBar
              done={progress.total === 0 ? 0 : progress.decided / progress.total}
              label={words.decided(progress.decided, progress.total)}
              className="w-20 max-md:hidden"
            />
            <span className="whitespace-nowrap text-13 text-ink-2">{words.decidedShort(progress.decided, progress.total)}</span>
          </span>
        ) : (
          <span className="text-13 text-ink-3">{queueWords.states[line.state]}</span>
        )}
        {'unanswered' in line && (
          <span className={`block text-13 ${line.unanswered > 0 ? 'text-proof' : 'text-ink-3'}`}>
            {line.unanswered > 0 ? queueWords.unanswered(line.unanswered) : queueWords.allAnswered}
          </span>
        )}
      </Td>
      <Td className="whitespace-nowrap text-13 text-ink-2">{line.submittedAt ? dayOf(line.submittedAt) : ''}</Td>
    </tr>
  )
}

function Empty({ projectId, mayDecide }: { projectId: string; mayDecide: boolean }) {
  return (
    <EmptyState
      title={queueWords.emptyTitle}
      action={
        <ButtonLink href={`/projects/${projectId}`} variant="primary">
          {queueWords.toDocuments}
        </ButtonLink>
      }
      example={
        mayDecide ? (
          <span className="font-sans text-sm">
            A {words.verdicts.accept} · F {words.verdicts.fix} · X {words.verdicts.reject} · D {words.verdicts.discuss}
          </span>
        ) : undefined
      }
    >
      {mayDecide ? queueWords.emptyText : queueWords.emptyReader}
    </EmptyState>
  )
}
