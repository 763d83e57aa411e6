import type { Editor } from '@tiptap/core'
import clsx from 'clsx'
import { useLayoutEffect, useState } from 'react'
import { positionOf } from '@/lib/domain/text/positions'
import type { Span, Text } from '@/lib/domain/text/text'
import { type Box, lineBoxes } from './frame-rects'

/** An outline around some words, with a name in the margin. `proposed` ones are dashed: nothing stands there yet. */
export type Frame = { readonly key: string; readonly parts: readonly Span[]; readonly name?: string; readonly proposed?: boolean }

/** A frame laid over the article, so that no word moves. */
export function SpanFrame({ editor, text, frame }: { editor: Editor; text: Text; frame: Frame }) {
  const { parts, name, proposed } = frame
  const [boxes, setBoxes] = useState<Box[]>([])
  useLayoutEffect(() => {
    if (editor.isDestroyed) return
    const article = editor.view.dom as HTMLElement
    const measure = () => {
      if (editor.isDestroyed) return
      const origin = (article.closest('.g-article') ?? article).getBoundingClientRect()
      setBoxes(parts.flatMap((part) => lineBoxes(domRange(editor, text, part), origin)))
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(article)
    return () => watch.disconnect()
  }, [editor, text, parts])
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
        <span className="g-name" style={{ top: boxes[0].top + boxes[0].height / 2 - 10 }}>
          {name}
        </span>
      )}
    </div>
  )
}

function domRange(editor: Editor, text: Text, part: Span): Range {
  const range = document.createRange()
  const from = editor.view.domAtPos(positionOf(text.blocks, part.start), 1)
  const to = editor.view.domAtPos(positionOf(text.blocks, part.end), -1)
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}
