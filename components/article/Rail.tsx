'use client'
import { memo, useEffect, useRef } from 'react'
import type { Tagset } from '@/lib/domain/tagset/tagset'
import { channelOf, lookOf, type TagLook } from './channels'
import type { LayerView, Painted } from './segments'

type RailProps = {
  readonly tagset: Tagset
  readonly looks: ReadonlyMap<string, TagLook>
  readonly layers: ReadonlyMap<string, LayerView>
  readonly annotations: ReadonlyMap<string, Painted>
  /** annotations that are marked at the edge: something is to be done about them */
  readonly flaggedIds?: ReadonlySet<string>
  readonly length: number
  readonly scroller: HTMLElement | null
}
const RUNS = 400
const NONE: ReadonlySet<string> = new Set()

/** The whole text at the article's edge: a column a layer, and the part in view. A click or drag scrolls there. */
export function Rail({ flaggedIds = NONE, length, scroller, ...marks }: RailProps) {
  const view = useView(scroller)
  const go = (event: React.PointerEvent<HTMLDivElement>) => {
    if (!scroller || (event.type === 'pointermove' && event.buttons === 0)) return
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    const box = event.currentTarget.getBoundingClientRect()
    scroller.scrollTop = ((event.clientY - box.top) / box.height) * endOfText(scroller) - scroller.clientHeight / 2
  }
  return (
    // the focus stays in the text, and nothing is selected on the way
    <div className="g-rail" aria-hidden onPointerDown={go} onPointerMove={go} onMouseDown={(event) => event.preventDefault()}>
      <Marks {...marks} length={length} />
      {[...flaggedIds].flatMap((id) => {
        const start = marks.annotations.get(id)?.parts[0]?.start
        return start === undefined ? [] : [<span key={id} className="g-rail-flag" style={{ top: `${(start / length) * 100}%` }} />]
      })}
      <span ref={view} className="g-rail-view">
        <span />
      </span>
    </div>
  )
}

type MarksProps = Pick<RailProps, 'tagset' | 'looks' | 'layers' | 'annotations' | 'length'>

const Marks = memo(function Marks({ tagset, looks, layers, annotations, length }: MarksProps) {
  return tagset.layers.map((layer) => (
    <div key={layer.key} className="g-rail-column">
      {layers.get(layer.key) !== 'hidden' &&
        runsOf(annotations, looks, layer.key, length).map(([from, to]) => (
          <span
            key={from}
            className={`g-rail-mark g-rail-${channelOf(tagset, layer.key)}`}
            style={{ top: `${(from / RUNS) * 100}%`, height: `${((to - from) / RUNS) * 100}%` }}
          />
        ))}
    </div>
  ))
})

/** Where a layer has spans, in 400ths of the text, joined where they touch: the page holds few elements however many spans. */
function runsOf(annotations: ReadonlyMap<string, Painted>, looks: ReadonlyMap<string, TagLook>, layer: string, length: number) {
  const filled = new Uint8Array(RUNS)
  for (const annotation of annotations.values())
    if (lookOf(looks, annotation.tag).layer === layer)
      for (const { start, end } of annotation.parts)
        filled.fill(
          1,
          Math.floor((start / length) * RUNS),
          Math.max(Math.ceil((end / length) * RUNS), Math.floor((start / length) * RUNS) + 1),
        )
  const runs: [number, number][] = []
  for (let i = 0; i < RUNS; i++) {
    if (!filled[i]) continue
    const from = i
    while (i < RUNS && filled[i]) i++
    runs.push([from, i])
  }
  return runs
}

/** Where the text ends in what scrolls, in pixels: the rail does not show the room below it. */
function endOfText(scroller: HTMLElement): number {
  const article = scroller.querySelector('.g-article')
  if (!article) return Math.max(1, scroller.scrollHeight)
  return Math.max(1, article.getBoundingClientRect().bottom - scroller.getBoundingClientRect().top + scroller.scrollTop)
}

/** The part in view follows the scrolling; nothing is laid out or painted for it: a sheet as high as the rail is shifted. */
function useView(scroller: HTMLElement | null) {
  const view = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const sheet = view.current
    const part = sheet?.firstElementChild as HTMLElement | undefined
    if (!scroller || !sheet || !part) return
    let height = 1
    const move = () => {
      sheet.style.transform = `translateY(${(scroller.scrollTop / height) * 100}%)`
    }
    const measure = () => {
      height = endOfText(scroller)
      part.style.height = `${Math.min(1, scroller.clientHeight / height) * 100}%`
      move()
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(scroller)
    for (const child of scroller.children) watch.observe(child)
    scroller.addEventListener('scroll', move, { passive: true })
    return () => {
      watch.disconnect()
      scroller.removeEventListener('scroll', move)
    }
  }, [scroller])
  return view
}
