import { Editor, Extension, type JSONContent } from '@tiptap/core'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Direction } from '@/lib/domain/text/direction'
import { offsetOf, positionOf } from '@/lib/domain/text/positions'
import { shownDocumentOf } from '@/lib/domain/text/shown-document'
import type { Span, Text } from '@/lib/domain/text/text'
import { annotationPlugin, type Painting } from './annotation-plugin'
import { shownExtensions } from './extensions'
import { FIRST_BLOCKS } from './StaticArticle'

/** The reader's selection in offsets: `anchor` stays, `head` moves; equal when it is only a caret. */
export type ArticleSelection = Span & { readonly anchor: number; readonly head: number }

export type LockedEditorOptions = {
  readonly element: HTMLElement
  readonly text: Text
  readonly painting: Painting
  readonly label: string
  /** the id of what tells its keys */
  readonly describedBy?: string
  readonly dir: Direction
  readonly language: string | null
  readonly onSelection: (selection: ArticleSelection) => void
}

/** Marks a selection that is no act of the reader's. */
const UNTOLD = 'untold'

/** An editable view whose document cannot change: caret, selection and keys live, and nothing that is typed does harm. */
export function createLockedEditor({
  element,
  text,
  painting,
  label,
  describedBy,
  dir,
  language,
  onSelection,
}: LockedEditorOptions): Editor {
  const locked = Extension.create({
    name: 'locked',
    addProseMirrorPlugins: () => [
      lockPlugin(label, describedBy, dir, language),
      annotationPlugin(text, painting, [0, Math.min(FIRST_BLOCKS, text.blocks.length) - 1]),
    ],
  })
  const aside = document.createElement('div') // made outside of the page, so that it is laid out once, when it is whole
  const editor = new Editor({
    element: aside,
    extensions: [...shownExtensions, locked],
    content: shownDocumentOf(text, dir) as JSONContent,
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: { keymap: false, drop: false, paste: false, delete: false },
    injectCSS: false,
    onSelectionUpdate: ({ editor, transaction }) => !transaction.getMeta(UNTOLD) && onSelection(selectionOf(editor, text)),
  })
  makePlain(editor.view.dom as HTMLElement)
  element.append(...aside.childNodes)
  return editor
}

/**
 * Nothing can be formatted here. React also asks a page that is editable in full for its selection at every change, and goes
 * through the whole text for the answer. So does Chromium at every frame that lays something out, to tell input methods what
 * stands around the caret: a context of its own, empty for good, spares it that.
 */
function makePlain(article: HTMLElement): void {
  try {
    article.contentEditable = 'plaintext-only'
    if ('EditContext' in window) Object.assign(article, { editContext: new (window.EditContext as new () => object)() })
  } catch {
    // a browser that does not know it
  }
}

export function selectionOf(editor: Editor, text: Text): ArticleSelection {
  const { from, to, anchor, head } = editor.state.selection
  const at = (position: number) => offsetOf(text.blocks, position)
  return { start: at(from), end: at(to), anchor: at(anchor), head: at(head) }
}

/** The selection as the page has it this moment: a key may come before the editor has heard of what Shift and an arrow did. */
export function freshSelectionOf(editor: Editor, text: Text): ArticleSelection {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = window.getSelection() ?? {}
  const { view } = editor
  if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return selectionOf(editor, text)
  const anchor = offsetOf(text.blocks, view.posAtDOM(anchorNode, anchorOffset ?? 0))
  const head = offsetOf(text.blocks, view.posAtDOM(focusNode, focusOffset ?? 0))
  return { start: Math.min(anchor, head), end: Math.max(anchor, head), anchor, head }
}

/** Lets the editor hear now of a selection that the page has already. */
export function hearSelection(editor: Editor, text: Text): void {
  const known = selectionOf(editor, text)
  const { start, end, anchor, head } = freshSelectionOf(editor, text)
  if (anchor !== known.anchor || head !== known.head) selectSpan(editor, text, { start, end }, head < anchor ? 'start' : 'end')
}

/** Selects a span, or puts the caret where it is empty. `head` says which end moves with Shift and the arrows. */
export function selectSpan(editor: Editor, text: Text, span: Span, head: 'start' | 'end' = 'end'): void {
  const [from, to] = [positionOf(text.blocks, span.start), positionOf(text.blocks, span.end)]
  const selection = head === 'end' ? TextSelection.create(editor.state.doc, from, to) : TextSelection.create(editor.state.doc, to, from)
  editor.view.dispatch(editor.state.tr.setSelection(selection))
}

/** Puts focus and caret to an offset; nothing scrolls, and nobody is told. */
export function enterAt(editor: Editor, text: Text, offset: number): void {
  const { state, view } = editor
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, positionOf(text.blocks, offset))).setMeta(UNTOLD, true))
  view.focus()
}

/** Below the upper edge by so much, in pixels, a line is seen whole. */
const LINE_PIXELS = 30

/** Where the first line begins that is seen whole: 0 unless the article is scrolled. */
export function firstInView({ view }: Editor, text: Text, scroller: HTMLElement | null): number {
  const box = view.dom.getBoundingClientRect()
  const top = (scroller?.getBoundingClientRect().top ?? 0) + LINE_PIXELS
  if (box.top >= top) return 0
  const block = document.elementFromPoint(box.left + box.width / 2, top)?.closest('[data-block]') ?? view.dom
  const left = getComputedStyle(block).direction === 'rtl' ? box.right - 1 : box.left + 1
  const at = view.posAtCoords({ left, top })
  return at ? offsetOf(text.blocks, at.pos) : 0
}

/** A press on what is selected begins another selection: the browser would wait for the words to be dragged away. */
function letGoUnder(view: EditorView, { button, detail, shiftKey, clientX, clientY }: MouseEvent): void {
  const selection = window.getSelection()
  if (button !== 0 || detail > 1 || shiftKey || !selection || selection.isCollapsed) return
  const at = view.posAtCoords({ left: clientX, top: clientY })
  if (!at || !view.hasFocus()) return
  const { node, offset } = view.domAtPos(at.pos)
  selection.collapse(node, offset)
}

function lockPlugin(label: string, describedBy: string | undefined, dir: Direction, language: string | null): Plugin {
  let pressed = false
  return new Plugin({
    filterTransaction: (tr) => !tr.docChanged,
    props: {
      handlePaste: () => true,
      handleDrop: () => true,
      handleTextInput: () => true,
      handleDOMEvents: {
        mousedown: (view, event) => {
          pressed = true // whoever comes by the pointer says where
          setTimeout(() => {
            pressed = false
          })
          letGoUnder(view, event)
          return false
        },
        focus: (view) => {
          if (!pressed) view.focus() // at once: the browser begins at the first character, and nobody may hear of that
          return false
        },
        beforeinput: (_view, event) => {
          event.preventDefault()
          return true
        },
        dragstart: (_view, event) => {
          event.preventDefault()
          return true
        },
      },
      attributes: {
        class: 'g-text',
        role: 'textbox',
        'aria-readonly': 'true',
        'aria-multiline': 'true',
        'aria-label': label,
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        inputmode: 'none',
        spellcheck: 'false',
        autocorrect: 'off',
        autocapitalize: 'off',
        translate: 'no',
        'data-gramm': 'false',
        'data-gramm_editor': 'false',
        'data-enable-grammarly': 'false',
        'data-lt-active': 'false',
        dir,
        ...(language ? { lang: language } : {}),
      },
    },
  })
}
