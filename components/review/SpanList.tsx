'use client'
import clsx from 'clsx'
import { useEffect, useRef } from 'react'
import { ChannelSample } from '@/components/article/ChannelSample'
import { type TagLook, tagName } from '@/components/article/channels'
import { namesSpan } from '@/components/article/use-hover'
import type { AnnotationView } from '@/lib/contracts/annotation-sets'
import { quoteOf } from '@/lib/domain/annotation/annotation'
import { reasonName } from '@/lib/domain/review/reasons'
import type { ReviewState } from '@/lib/domain/review/state'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { shownState } from './standing'
import { words } from './strings'
import type { Shown } from './verdict-box'

type SpanListProps = {
  readonly tagset: Tagset
  readonly looks: ReadonlyMap<string, TagLook>
  readonly annotations: readonly AnnotationView[]
  readonly standing: ReadonlyMap<string, readonly Shown[]>
  readonly focusedId: string | null
  readonly onPick: (id: string) => void
}

/** All annotations of the reading in text order, each with its verdict. */
export function SpanList({ tagset, looks, annotations, standing, focusedId, onPick }: SpanListProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    // only the list itself scrolls: what stands above it stays in view
    const item = focusedId && list.current?.querySelector('[aria-current="true"]')
    if (list.current && item) keepInView(list.current, item)
  }, [focusedId])
  return (
    <ul ref={list} aria-label={words.annotations} className="md:min-h-40 md:flex-1 md:overflow-y-auto md:overscroll-contain">
      {annotations.map((annotation) => {
        const focused = annotation.id === focusedId
        return (
          <li key={annotation.id} className="border-rule border-b">
            <button
              type="button"
              {...namesSpan(annotation.id)}
              aria-current={focused}
              onClick={() => onPick(annotation.id)}
              className={clsx(
                'flex w-full items-start gap-2.5 border-s-2 px-4 py-3 text-start hover:bg-paper-2 focus-visible:-outline-offset-2',
                focused ? 'border-s-proof bg-paper-2' : 'border-s-transparent',
              )}
            >
              <ChannelSample look={looks.get(annotation.tag)} />
              <span className="min-w-0 flex-1">
                <span dir="auto" className="line-clamp-2 font-serif text-[0.9375rem] leading-snug">
                  {quoteOf(annotation)}
                </span>
                <span className="mt-0.5 block text-13 text-ink-3">{tagName(tagset, annotation.tag)}</span>
              </span>
              <StateWord decisions={standing.get(annotation.id)} focused={focused} />
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function keepInView(scroller: Element, item: Element) {
  const view = scroller.getBoundingClientRect()
  const box = item.getBoundingClientRect()
  if (box.top < view.top) scroller.scrollTop -= view.top - box.top + 48
  else if (box.bottom > view.bottom) scroller.scrollTop += box.bottom - view.bottom + 48
}

const TONES: Record<ReviewState, string> = {
  open: 'text-ink-3',
  accepted: 'text-ok',
  fixed: 'text-warn',
  rejected: 'text-proof',
  discussed: 'text-warn',
}

function StateWord({ decisions, focused }: { decisions: readonly Shown[] | undefined; focused: boolean }) {
  const state = shownState(decisions)
  const reason = decisions?.[0]?.reason
  if (state === 'open') return focused ? <span className="shrink-0 text-13 text-ink-3">{words.now}</span> : null
  return (
    <span className={`max-w-24 shrink-0 text-end text-13 ${TONES[state]}`}>
      {state === 'rejected' && reason ? words.whyRejected(reasonName(reason)) : words.states[state]}
    </span>
  )
}
