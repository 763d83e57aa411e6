import '@fontsource-variable/source-serif-4'
import './limit.css'
import { unpackAnnotations } from '@/lib/domain/annotation/packed'
import type { Span } from '@/lib/domain/text/text'
import type { ScreenData } from './screen'

/**
 * The limit: a bare page with the same text, type and ranges, without an editor. Only the ranges in view are painted, by the
 * CSS Custom Highlight API, a highlight a tag. A key adds, retags or removes one.
 */
type Mark = Span & { tag: string }
const { text, annotations } = JSON.parse(document.getElementById('data')?.textContent ?? '') as ScreenData
const scroller = document.getElementById('scroller') as HTMLElement
const marks: Mark[] = [...unpackAnnotations(annotations).values()].flatMap(({ tag, parts }) =>
  parts.map(({ start, end }) => ({ start, end, tag })),
)
marks.sort((a, b) => a.start - b.start)
const longest = Math.max(...marks.map(({ start, end }) => end - start))
const blocks = text.blocks.map(({ start, end }) => {
  const element = document.createElement('p')
  element.textContent = text.characters.slice(start, end)
  return { start, end, element }
})
document.getElementById('text')?.append(...blocks.map(({ element }) => element))

let painted = [0, -1] as [first: number, last: number]
const shown = new Map<Mark, Range>()

function highlightOf(tag: string): Highlight {
  const name = tag.replace('.', '-')
  const known = CSS.highlights.get(name)
  if (known) return known
  const made = new Highlight()
  CSS.highlights.set(name, made)
  return made
}

/** The first block or mark that a question is answered with yes; the ones before it say no. */
function first(length: number, yes: (at: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (yes(middle)) high = middle
    else low = middle + 1
  }
  return low
}
const blockAt = (offset: number) => first(blocks.length, (at) => (blocks[at]?.end ?? 0) >= offset)

function show(mark: Mark): void {
  const range = document.createRange()
  for (const [edge, offset] of [['setStart', mark.start] as const, ['setEnd', mark.end] as const]) {
    const block = blocks[blockAt(offset)]
    if (block?.element.firstChild) range[edge](block.element.firstChild, Math.max(0, offset - block.start))
  }
  shown.set(mark, range)
  highlightOf(mark.tag).add(range)
}
function hide(mark: Mark): void {
  const range = shown.get(mark)
  if (range) highlightOf(mark.tag).delete(range)
  shown.delete(mark)
}

function visible(margin: number): [number, number] {
  const view = scroller.getBoundingClientRect()
  const box = (at: number) => (blocks[at] as (typeof blocks)[number]).element.getBoundingClientRect()
  const from = first(blocks.length, (at) => box(at).bottom > view.top - margin)
  return [
    from,
    Math.min(
      blocks.length,
      first(blocks.length, (at) => box(at).top > view.bottom + margin),
    ) - 1,
  ]
}

function repaint(): void {
  const [from, to] = visible(100)
  if (painted[0] <= from && painted[1] >= to) return
  painted = visible(scroller.clientHeight)
  const [start, end] = [blocks[painted[0]]?.start ?? 0, blocks[painted[1]]?.end ?? 0]
  for (const mark of [...shown.keys()]) if (mark.end <= start || mark.start >= end) hide(mark)
  for (let at = first(marks.length, (n) => (marks[n]?.start ?? 0) >= start - longest); at < marks.length; at++) {
    const mark = marks[at] as Mark
    if (mark.start >= end) break
    if (mark.end > start && !shown.has(mark)) show(mark)
  }
}
scroller.addEventListener('scroll', repaint, { passive: true })
repaint()

let made: Mark | null = null
window.addEventListener('keydown', ({ key }) => {
  if (key === '1') {
    const target = window.bench.target as Span
    made = { ...target, tag: 'sourcing.source' }
    marks.splice(
      first(marks.length, (n) => (marks[n]?.start ?? 0) >= target.start),
      0,
      made,
    )
    show(made)
  } else if (made && key === '2') {
    hide(made)
    made.tag = 'sourcing.cue'
    show(made)
  } else if (made && key === 'Backspace') {
    hide(made)
    marks.splice(marks.indexOf(made), 1)
  } else return
  window.bench.version++
})
