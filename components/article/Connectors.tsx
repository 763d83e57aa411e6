import type { Editor } from '@tiptap/core'
import { useCallback, useId } from 'react'
import type { Span, Text } from '@/lib/domain/text/text'
import { connectorRoute } from './connector-route'
import { type Measure, useMeasured } from './use-measured'

/** A relation as it is drawn: an arrow from one span to another, each with its parts. */
export type Link = { readonly key: string; readonly from: readonly Span[]; readonly to: readonly Span[] }

/** Quiet lines between related spans, laid over the article. They never take the pointer. */
export function Connectors({ editor, text, links }: { editor: Editor; text: Text; links: readonly Link[] }) {
  const arrow = useId()
  const paths = useMeasured(
    editor,
    text,
    useCallback((measure: Measure) => links.flatMap((link) => pathOf(link, measure)), [links]),
  )
  if (!paths || paths.length === 0) return null
  return (
    <svg aria-hidden className="g-connectors" data-links={paths.length}>
      <title />
      <defs>
        <marker id={arrow} viewBox="0 0 6 6" refX="5.5" refY="3" markerWidth="5" markerHeight="5" orient="auto">
          <path d="M0 0 L6 3 L0 6 Z" />
        </marker>
      </defs>
      {paths.map(({ key, d }) => (
        <path key={key} d={d} markerEnd={`url(#${arrow})`} />
      ))}
    </svg>
  )
}

function pathOf({ key, from, to }: Link, { boxes, width }: Measure): { key: string; d: string }[] {
  const d = connectorRoute(from.flatMap(boxes), to.flatMap(boxes), width())
  return d ? [{ key, d }] : []
}
