'use client'
import { ChevronDown, ChevronUp, List } from 'lucide-react'
import Link from 'next/link'
import type { MouseEvent, ReactNode } from 'react'
import { IconButton, iconButtonClass } from '@/components/ui/IconButton'
import { Tooltip } from '@/components/ui/Tooltip'
import type { Neighbour, Queue } from '@/lib/contracts/annotate-page'
import { useKeyOf } from './keys/keys-now'
import { ReadingMenu } from './ReadingMenu'
import type { ReadingSettings } from './reading-settings'
import { frame } from './top-strings'

type EditorToolsProps = {
  readonly queue: Queue
  readonly queueOpen: boolean
  readonly onQueue: () => void
  /** before a link to another document is followed */
  readonly onLeave: (event: MouseEvent<HTMLAnchorElement>) => void
  readonly reading: ReadingSettings
  readonly onReading: (settings: ReadingSettings) => void
}

/** The narrow bar beside the article: the documents, the ones before and after, and how the article is set. */
export function EditorTools({ queue, queueOpen, onQueue, onLeave, reading, onReading }: EditorToolsProps) {
  const opens = useKeyOf('queue')
  return (
    <>
      <IconButton
        label={frame.queue}
        keys={opens.printed}
        side="right"
        data-opens="queue"
        aria-keyshortcuts={opens.aria}
        aria-pressed={queueOpen}
        onClick={onQueue}
      >
        <List aria-hidden />
      </IconButton>
      {queue.left !== null && queue.left > 0 && (
        <span title={frame.leftToRead(queue.left)} className="-mt-1 text-ink-3 text-xs tabular-nums">
          <span className="sr-only">{frame.leftToRead(queue.left)}</span>
          <span aria-hidden>{queue.left}</span>
        </span>
      )}
      <To label={frame.previous} way="previous" document={queue.previous} onLeave={onLeave}>
        <ChevronUp aria-hidden />
      </To>
      <To label={frame.next} way="next" document={queue.next} onLeave={onLeave}>
        <ChevronDown aria-hidden />
      </To>
      <ReadingMenu settings={reading} onChange={onReading} />
    </>
  )
}

type ToProps = {
  label: string
  way: 'previous' | 'next'
  document: Neighbour | null
  onLeave: EditorToolsProps['onLeave']
  children: ReactNode
}

function To({ label, way, document, onLeave, children }: ToProps) {
  const { printed, aria } = useKeyOf(`${way} document`)
  if (!document)
    return (
      <span aria-hidden className={`${iconButtonClass} pointer-events-none opacity-40`}>
        {children}
      </span>
    )
  return (
    <Tooltip text={`${label}: ${document.title}`} keys={printed} side="right">
      <Link
        href={`/documents/${document.id}`}
        data-way={way}
        onClick={onLeave}
        aria-keyshortcuts={aria}
        aria-label={`${label}: ${document.title}`}
        className={iconButtonClass}
      >
        {children}
      </Link>
    </Tooltip>
  )
}
