import type { Editor } from '@tiptap/core'
import { useLayoutEffect, useState } from 'react'
import { positionOf } from '@/lib/domain/text/positions'
import type { Span, Text } from '@/lib/domain/text/text'
import { type Box, lineBoxes } from './frame-rects'

/** Where some words stand on the page, in pixels from the article's corner. */
export type Measure = {
  /** the boxes of some words, line by line */
  readonly boxes: (part: Span) => Box[]
  /** how wide the column is */
  readonly width: () => number
}

/** What `measure` finds, found again whenever the article is laid out anew. `measure` must be the same as long as it asks the same. */
export function useMeasured<T>(editor: Editor, text: Text, measure: (article: Measure) => T): T | null {
  const [found, setFound] = useState<T | null>(null)
  useLayoutEffect(() => {
    const find = () => {
      if (!editor.isDestroyed) setFound(measure(measureOf(editor, text)))
    }
    if (editor.isDestroyed) return
    find()
    const watch = new ResizeObserver(find)
    watch.observe(editor.view.dom)
    return () => watch.disconnect()
  }, [editor, text, measure])
  return found
}

function measureOf(editor: Editor, text: Text): Measure {
  const article = editor.view.dom as HTMLElement
  let measured: DOMRect | null = null // only where something is asked: it lays out the page
  const origin = () => {
    measured ??= (article.closest('.g-article') ?? article).getBoundingClientRect()
    return measured
  }
  return { boxes: (part) => lineBoxes(domRange(editor, text, part), origin()), width: () => origin().width }
}

function domRange(editor: Editor, text: Text, part: Span): Range {
  const range = document.createRange()
  const from = editor.view.domAtPos(positionOf(text.blocks, part.start), 1)
  const to = editor.view.domAtPos(positionOf(text.blocks, part.end), -1)
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}
