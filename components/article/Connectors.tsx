import type { Editor } from '@tiptap/core'
import { useCallback, useId } from 'react'
import type { Span, Text } from '@/lib/domain/text/text'
import type { Box } from './frame-rects'
import { type Measure, useMeasured } from './use-measured'

/** A relation as it is drawn: an arrow from one span to another. */
export type Link = { readonly key: string; readonly from: Span; readonly to: Span }

/** Quiet lines between related spans, laid over the article. They never take the pointer. */
export function Connectors({ editor, text, links }: { editor: Editor; text: Text; links: readonly Link[] }) {
  const arrow = useId()
  const paths = useMeasured(
    editor,
    text,
    useCallback(({ boxes }: Measure) => links.flatMap(({ key, from, to }) => pathOf(key, boxes(from), boxes(to))), [links]),
  )
  if (!paths || paths.length === 0) return null
  return (
    <svg aria-hidden className="g-connectors" data-links={paths.length}>
      <title />
      <defs>
        <marker id={arrow} viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0.5 L5.5 3 L0 5.5" fill="none" stroke="currentColor" />
        </marker>
      </defs>
      {paths.map(({ key, d }) => (
        <path key={key} d={d} markerEnd={`url(#${arrow})`} />
      ))}
    </svg>
  )
}

const middle = (box: Box): number => box.left + box.width / 2

/** Over the words where both stand on one line; else from the nearer sides of the nearest lines. */
function pathOf(key: string, from: readonly Box[], to: readonly Box[]): { key: string; d: string }[] {
  const [first, last] = [from[0], from.at(-1)]
  const [target, end] = [to[0], to.at(-1)]
  if (!first || !last || !target || !end) return []
  if (Math.abs(first.top - target.top) < first.height / 2) {
    const top = Math.min(first.top, target.top) - 3
    return [{ key, d: `M${middle(first)} ${top} C${middle(first)} ${top - 14} ${middle(target)} ${top - 14} ${middle(target)} ${top}` }]
  }
  const down = target.top > first.top
  const [a, b] = down ? [last, target] : [first, end]
  const [y1, y2] = down ? [a.top + a.height + 2, b.top - 4] : [a.top - 2, b.top + b.height + 4]
  return [{ key, d: `M${middle(a)} ${y1} C${middle(a)} ${(y1 + y2) / 2} ${middle(b)} ${(y1 + y2) / 2} ${middle(b)} ${y2}` }]
}
