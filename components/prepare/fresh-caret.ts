import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Takes the caret as the page has it this moment. The browser tells of a moved caret a moment later: a Backspace that
 * comes right after Home would otherwise act where the caret was before.
 */
export function takeFreshCaret(view: EditorView): void {
  const { anchorNode, anchorOffset, isCollapsed } = window.getSelection() ?? {}
  if (!anchorNode || !isCollapsed || !view.dom.contains(anchorNode)) return
  const position = view.posAtDOM(anchorNode, anchorOffset ?? 0)
  const { selection, doc, tr } = view.state
  if (selection.empty && selection.from === position) return
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(position))))
}
