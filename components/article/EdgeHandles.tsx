import type { Editor } from '@tiptap/core'
import { type PointerEvent, useCallback, useRef } from 'react'
import { offsetOf } from '@/lib/domain/text/positions'
import type { Span, Text } from '@/lib/domain/text/text'
import { type Measure, useMeasured } from './use-measured'

export type Edge = 'start' | 'end'
/** What dragging an edge does: the parts it would leave, shown while it is dragged, and taking them when it is let go. */
export type Resizing = {
  readonly preview: (edge: Edge, offset: number, exact: boolean) => readonly Span[] | null
  readonly show: (parts: readonly Span[] | null) => void
  readonly take: (parts: readonly Span[]) => void
}

type Props = { readonly editor: Editor; readonly text: Text; readonly parts: readonly Span[]; readonly resizing: Resizing }

/** The two edges of a span, to be dragged; the same is done by keys. Held with Alt an edge goes by characters. */
export function EdgeHandles({ editor, text, parts, resizing }: Props) {
  const places = useMeasured(
    editor,
    text,
    useCallback(
      ({ caret }: Measure) => [
        ['start' as const, caret(parts[0]?.start ?? 0, 'start')] as const,
        ['end' as const, caret(parts.at(-1)?.end ?? 0, 'end')] as const,
      ],
      [parts],
    ),
  )
  const dragged = useRef<readonly Span[] | null>(null)
  const begin = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault() // the caret stays where it is
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const move = (edge: Edge, event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const found = editor.view.posAtCoords({ left: event.clientX, top: event.clientY })
    const parts = found && resizing.preview(edge, offsetOf(text.blocks, found.pos), event.altKey)
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
      {places?.map(([edge, { left, top, height }]) => (
        <span
          key={edge}
          className="g-handle"
          data-edge={edge}
          style={{ left: left - 4, top: top - 3, height: height + 6 }}
          onPointerDown={begin}
          onPointerMove={(event) => move(edge, event)}
          onPointerUp={() => end(true)}
          onPointerCancel={() => end(false)}
        />
      ))}
    </div>
  )
}
