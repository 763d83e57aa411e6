import type { Editor } from '@tiptap/core'
import { offsetOf, positionOf } from '@/lib/domain/text/positions'
import type { Text } from '@/lib/domain/text/text'
import { firstInView, selectSpan } from './locked-editor'

/** So much of what was in view stays there, in pixels: two lines, to read on from. */
const OVERLAP = 60

/**
 * Scrolls by a view of the article, less two lines, and takes the caret along to where it was in the view; from a caret out of
 * view to the first lines. At the text's own end the caret goes there.
 */
export function turnPage(editor: Editor, text: Text, scroller: HTMLElement, direction: 1 | -1): void {
  const box = scroller.getBoundingClientRect()
  const caret = editor.view.coordsAtPos(editor.view.state.selection.head)
  const isSeen = caret.top >= box.top && caret.bottom <= box.bottom
  const before = scroller.scrollTop
  const page = Math.max(scroller.clientHeight - OVERLAP, OVERLAP)
  scroller.scrollTop += page * direction
  const rest = Math.max(page - Math.abs(scroller.scrollTop - before), 0) // what the text had no more room for
  const middle = (caret.top + caret.bottom) / 2 + rest * direction
  const offset = isSeen ? offsetAt(editor, text, box, { left: caret.left, top: middle }) : firstInView(editor, text, scroller)
  selectSpan(editor, text, { start: offset, end: offset })
}

/** The offset at a point of the view; above the article its beginning, below it its end. */
function offsetAt({ view }: Editor, text: Text, box: DOMRect, point: { left: number; top: number }): number {
  const article = view.dom.getBoundingClientRect()
  if (point.top <= Math.max(article.top, box.top)) return 0
  const found = point.top < Math.min(article.bottom, box.bottom) ? view.posAtCoords(point) : null
  return found ? offsetOf(text.blocks, found.pos) : text.characters.length
}

/** The first offset in view where the caret is out of it; null where it is seen. */
export function whereSeen(editor: Editor, text: Text, scroller: HTMLElement, offset: number): number | null {
  const box = scroller.getBoundingClientRect()
  const { top, bottom } = editor.view.coordsAtPos(positionOf(text.blocks, offset))
  return bottom > box.top && top < box.bottom ? null : firstInView(editor, text, scroller)
}
