import type { Editor } from '@tiptap/core'
import clsx from 'clsx'
import { useCallback } from 'react'
import { type Direction, directionAt } from '@/lib/domain/text/direction'
import type { Span, Text } from '@/lib/domain/text/text'
import { type Measure, useMeasured } from './use-measured'

/** An outline around some words, with a name in the margin. `proposed` ones are dashed: nothing stands there yet. */
export type Frame = { readonly key: string; readonly parts: readonly Span[]; readonly name?: string; readonly proposed?: boolean }

type FrameProps = { readonly editor: Editor; readonly text: Text; readonly dir: Direction; readonly frame: Frame }

/** A frame laid over the article, so that no word moves. Its name stands where its block begins; `dir` is the document's direction. */
export function SpanFrame({ editor, text, dir, frame }: FrameProps) {
  const { parts, name, proposed } = frame
  const boxes = useMeasured(
    editor,
    text,
    useCallback(({ boxes }: Measure) => parts.flatMap(boxes), [parts]),
  )
  if (!boxes) return null
  return (
    <div aria-hidden>
      {boxes.map((box) => (
        <span
          key={`${box.top} ${box.left}`}
          className={clsx('g-frame', proposed && 'g-frame-proposed')}
          style={{ top: box.top - 2, left: box.left - 4, width: box.width + 8, height: box.height + 4 }}
        />
      ))}
      {name && boxes[0] && (
        <span
          className="g-name"
          dir={directionAt(text, parts[0]?.start ?? 0, dir)}
          style={{ top: boxes[0].top + boxes[0].height / 2 - 10 }}
        >
          {name}
        </span>
      )}
    </div>
  )
}
