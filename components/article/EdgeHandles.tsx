import type { Editor } from '@tiptap/core'
import { type PointerEvent, useCallback, useRef } from 'react'
import { type Direction, directionAt } from '@/lib/domain/text/direction'
import { offsetOf } from '@/lib/domain/text/positions'
import type { Span, Text } from '@/lib/domain/text/text'
import { type Measure, useMeasured } from './use-measured'

export type Edge = 'start' | 'end'
/** What dragging an edge of a part does: the parts it would leave, shown while it is dragged, and taking them when it is let go. */
export type Resizing = {
  readonly preview: (part: number, edge: Edge, offset: number, exact: boolean) => readonly Span[] | null
  readonly show: (parts: readonly Span[] | null) => void
  readonly take: (parts: readonly Span[]) => void
}

type Props = {
  readonly editor: Editor
  readonly text: Text
  readonly dir: Direction
  readonly parts: readonly Span[]
  readonly resizing: Resizing
}
type Handle = { readonly part: number; readonly edge: Edge; readonly left: number; readonly top: number; readonly height: number }

/**
 * The two edges of each part of a span, to be dragged; the same is done by keys. Held with Alt an edge goes by characters. They are
 * where the words' box begins and ends as its block is read, also where it runs both ways.
 */
export function EdgeHandles({ editor, text, dir, parts, resizing }: Props) {
  const handles = useMeasured(
    editor,
    text,
    useCallback(
      ({ boxes }: Measure) =>
        parts.flatMap((one, part): Handle[] => {
          const found = boxes(one)
          const rtl = directionAt(text, one.start, dir) === 'rtl'
          const at = (edge: Edge): Handle[] => {
            const box = edge === 'start' ? found[0] : found.at(-1)
            if (!box) return []
            const line = found.filter(({ top }) => top === box.top)
            const lefts = line.map(({ left }) => left)
            const rights = line.map(({ left, width }) => left + width)
            const left = (edge === 'start') === rtl ? Math.max(...rights) : Math.min(...lefts)
            return [{ part, edge, left, top: box.top, height: box.height }]
          }
          return [...at('start'), ...at('end')]
        }),
      [parts, text, dir],
    ),
  )
  const dragged = useRef<readonly Span[] | null>(null)
  const begin = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault() // the caret stays where it is
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const move = ({ part, edge }: Handle, event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const found = editor.view.posAtCoords({ left: event.clientX, top: event.clientY })
    const parts = found && resizing.preview(part, edge, offsetOf(text.blocks, found.pos), event.altKey)
    if (!parts) return
    dragged.current = parts
    resizing.show(parts)
  }
  const end = (take: boolean) => {
    if (dragged.current && take) resizing.take(dragged.current)
    dragged.current = null
    resizing.show(null)
  }
  return (
    <div aria-hidden>
      {handles?.map((handle) => (
        <span
          key={`${handle.part} ${handle.edge}`}
          className="g-handle"
          data-edge={handle.edge}
          style={{ left: handle.left - 4, top: handle.top - 3, height: handle.height + 6 }}
          onPointerDown={begin}
          onPointerMove={(event) => move(handle, event)}
          onPointerUp={() => end(true)}
          onPointerCancel={() => end(false)}
        />
      ))}
    </div>
  )
}
