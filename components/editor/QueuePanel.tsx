import clsx from 'clsx'
import Link from 'next/link'
import type { KeyboardEvent, MouseEvent } from 'react'
import type { Queue } from '@/lib/contracts/annotate-page'
import { QUEUE_ID } from './screen-commands'
import { frame } from './top-strings'

type QueuePanelProps = {
  readonly queue: Queue
  readonly documentId: string
  /** how long the reader was at work on this document; null where it is not counted */
  readonly activeSeconds: number | null
  readonly onClose: () => void
  /** before a link to another document is followed */
  readonly onLeave: (event: MouseEvent<HTMLAnchorElement>) => void
}

/** The project's frozen documents around this one, and how far the reader is with each. Escape closes it. */
export function QueuePanel({ queue, documentId, activeSeconds, onClose, onLeave }: QueuePanelProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    onClose()
    document.querySelector<HTMLElement>('.g-text')?.focus({ preventScroll: true })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from whatever has the focus in it
    <div id={QUEUE_ID} onKeyDown={onKeyDown}>
      <div className="flex items-baseline justify-between px-4 pt-4 pb-2">
        <h2 className="font-medium text-13 text-ink-2">{frame.queue}</h2>
        <span className="whitespace-nowrap text-ink-3 text-xs tabular-nums">
          {[frame.queuePlace(queue.place, queue.count), queue.left !== null && frame.queueLeft(queue.left)].filter(Boolean).join(' · ')}
        </span>
      </div>
      <ul className="pb-4">
        {queue.around.map(({ id, title, publisher, own }) => (
          <li key={id}>
            <Link
              href={`/documents/${id}`}
              onClick={onLeave}
              aria-current={id === documentId ? 'page' : undefined}
              className={clsx('block px-4 py-2 hover:bg-paper-2', id === documentId && 'bg-paper-2')}
            >
              <span dir="auto" className="line-clamp-2 font-serif text-[0.9375rem] leading-snug">
                {title}
              </span>
              <span className="flex gap-1.5 text-ink-3 text-xs">
                {publisher && (
                  <bdi title={publisher} className="min-w-0 truncate">
                    {publisher}
                  </bdi>
                )}
                {publisher && own && <span aria-hidden>·</span>}
                {own && <span className="shrink-0">{frame.ownState[own]}</span>}
              </span>
              {id === documentId && activeSeconds !== null && (
                <span className="block text-ink-3 text-xs tabular-nums">{frame.active(activeSeconds)}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
