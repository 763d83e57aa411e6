'use client'
import { ChevronDown, ChevronUp, List } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { IconButton, iconButtonClass } from '@/components/ui/IconButton'
import { Tooltip } from '@/components/ui/Tooltip'
import type { Neighbour, Queue } from '@/lib/contracts/annotate-page'
import { ReadingMenu } from './ReadingMenu'
import type { ReadingSettings } from './reading-settings'
import { frame } from './top-strings'

type EditorToolsProps = {
  readonly queue: Queue
  readonly queueOpen: boolean
  readonly onQueue: () => void
  readonly reading: ReadingSettings
  readonly onReading: (settings: ReadingSettings) => void
}

/** The narrow bar beside the article: the documents, the ones before and after, and how the article is set. */
export function EditorTools({ queue, queueOpen, onQueue, reading, onReading }: EditorToolsProps) {
  return (
    <>
      <IconButton
        label={frame.queue}
        keys="⇧D"
        side="right"
        data-opens="queue"
        aria-keyshortcuts="Shift+D"
        aria-pressed={queueOpen}
        onClick={onQueue}
      >
        <List aria-hidden />
      </IconButton>
      {queue.left !== null && queue.left > 0 && (
        <span title={frame.queueLeft(queue.left)} className="-mt-1 text-ink-3 text-xs tabular-nums">
          <span className="sr-only">{frame.queueLeft(queue.left)}</span>
          <span aria-hidden>{queue.left}</span>
        </span>
      )}
      <To label={frame.previous} keys="[" document={queue.previous}>
        <ChevronUp aria-hidden />
      </To>
      <To label={frame.next} keys="]" document={queue.next}>
        <ChevronDown aria-hidden />
      </To>
      <ReadingMenu settings={reading} onChange={onReading} />
    </>
  )
}

function To({ label, keys, document, children }: { label: string; keys: string; document: Neighbour | null; children: ReactNode }) {
  if (!document)
    return (
      <span aria-hidden className={`${iconButtonClass} pointer-events-none opacity-40`}>
        {children}
      </span>
    )
  return (
    <Tooltip text={`${label}: ${document.title}`} keys={keys} side="right">
      <Link
        href={`/documents/${document.id}`}
        aria-keyshortcuts={keys}
        aria-label={`${label}: ${document.title}`}
        className={iconButtonClass}
      >
        {children}
      </Link>
    </Tooltip>
  )
}
