'use client'
import clsx from 'clsx'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { Avatar } from '@/components/ui/Avatar'
import type { AnnotationView } from '@/lib/contracts/annotation-sets'
import type { Lane } from '@/lib/contracts/review-screens'
import { hull } from '@/lib/domain/annotation/annotation'
import { otherHere } from '@/lib/domain/comparison/others-here'
import type { Text } from '@/lib/domain/text/text'
import { extentOf } from './span-extents'
import { words } from './strings'

type LanesProps = {
  readonly lanes: readonly Lane[]
  readonly text: Text
  readonly focused: AnnotationView | undefined
  /** what holds the article, from whose words the heights are measured */
  readonly article: RefObject<HTMLElement | null>
  readonly onPick: (id: string) => void
}
type Bar = { readonly id: string; readonly top: number; readonly height: number }

/** The readings as thin lanes beside the article: where each says something on the layer in hand. In red: the focused span, and what differs from it. */
export function Lanes({ lanes, text, focused, article, onPick }: LanesProps) {
  const host = useRef<HTMLDivElement>(null)
  const bars = useBars(host, article, lanes, text, focused?.layer)
  return (
    <div ref={host} aria-hidden className="relative shrink-0 max-lg:hidden" style={{ width: `${lanes.length * 1.625}rem` }}>
      <div className="sticky top-2 z-10 flex bg-paper py-1">
        {lanes.map((lane) => (
          <span key={lane.setId} className="flex w-[1.625rem] justify-center">
            <Avatar name={lane.reader} look="faint" title={words.lane(lane.reader)} />
          </span>
        ))}
      </div>
      {lanes.map((lane, index) => (
        <div key={lane.setId} className="absolute inset-y-0" style={{ insetInlineStart: `${index * 1.625 + 0.625}rem` }}>
          {(bars.get(lane.setId) ?? []).map((bar) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: a picture of what the list beside it says, where each span is a button
            <span
              key={bar.id}
              className={clsx(
                'absolute w-1.5 rounded-xs',
                isMarked(lane, index, bar.id, focused) ? 'bg-proof' : 'bg-ink-2',
                index === 0 && 'cursor-pointer',
              )}
              style={{ top: bar.top, height: bar.height }}
              onMouseDown={index === 0 ? () => onPick(bar.id) : undefined}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

/** The focused span itself, and in the other lanes what says another tag there. */
function isMarked(lane: Lane, index: number, id: string, focused: AnnotationView | undefined): boolean {
  if (!focused) return false
  if (index === 0) return id === focused.id
  const other = otherHere(focused, lane.annotations)
  return other.kind === 'other' && other.annotation.id === id
}

function useBars(
  host: RefObject<HTMLElement | null>,
  article: RefObject<HTMLElement | null>,
  lanes: readonly Lane[],
  text: Text,
  layer: string | undefined,
): ReadonlyMap<string, readonly Bar[]> {
  const [bars, setBars] = useState<ReadonlyMap<string, readonly Bar[]>>(new Map())
  useLayoutEffect(() => {
    const root = article.current
    if (!root) return
    const measure = () => {
      const drawn = [...root.querySelectorAll('.g-text')].at(-1)
      const origin = host.current?.getBoundingClientRect()
      if (!drawn || !origin || origin.width === 0) return
      const barsOf = (lane: Lane) =>
        lane.annotations
          .filter((one) => layer === undefined || one.layer === layer)
          .flatMap(({ id, parts }): Bar[] => {
            const extent = extentOf(drawn, text.blocks, hull(parts))
            return extent ? [{ id, top: extent.top - origin.top + 2, height: Math.max(4, extent.bottom - extent.top - 4) }] : []
          })
      setBars(new Map(lanes.map((lane) => [lane.setId, barsOf(lane)])))
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(root)
    return () => watch.disconnect()
  }, [host, article, lanes, text, layer])
  return bars
}
