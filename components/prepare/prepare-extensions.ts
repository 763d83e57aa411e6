import { Extension, Mark, type MarkConfig, Node, type NodeConfig } from '@tiptap/core'
import { history, redo, undo } from '@tiptap/pm/history'
import { Plugin } from '@tiptap/pm/state'
import { articleExtensions } from '@/components/article/extensions'
import { hasEndlessWord } from '@/lib/domain/text/endless-word'
import { isWebAddress } from '@/lib/domain/text/web-address'
import { joinBlocks, joinWithNext, joinWithPrevious, removeBlocks } from './block-commands'
import { takeFreshCaret } from './fresh-caret'
import { plainSlice } from './plain-slice'

const MARK_TAGS: Record<string, string> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
}

/** The article's own nodes and marks, which also read back what they drew: so cutting and pasting inside of it keeps all. */
const readable = articleExtensions.map((extension) => {
  if (extension instanceof Node) return extension.extend({ parseHTML: () => nodeRules(extension.name) } as Partial<NodeConfig>)
  if (extension instanceof Mark) return extension.extend({ parseHTML: () => markRules(extension.name) } as Partial<MarkConfig>)
  return extension
})

function nodeRules(name: string) {
  if (name === 'doc' || name === 'text') return []
  if (name === 'hardBreak') return [{ tag: 'br' }]
  return [{ tag: `[data-block="${name}"]`, preserveWhitespace: 'full' as const, getAttrs: attributesOf }]
}

function attributesOf(element: HTMLElement) {
  const level = Number(element.dataset.level) || undefined
  const marker = element.dataset.marker
  const number = Number.parseInt(marker ?? '', 10)
  return { ...(level && { level }), ...(marker && { ordered: !Number.isNaN(number), number: Number.isNaN(number) ? null : number }) }
}

function markRules(name: string) {
  const tag = MARK_TAGS[name]
  if (tag) return [{ tag }]
  return [
    {
      tag: `span.g-${name}`,
      getAttrs: ({ title }: HTMLElement) => (isWebAddress(title) || (name === 'image' && !title) ? { href: title } : false),
    },
  ]
}

type Attributes = { readonly label: string; readonly dir: string; readonly language: string | null; readonly onNothingToJoin: () => void }

/** What an editor of an unfrozen article is made of: its schema, undo, keys, and pasting that lets in words only. */
export function prepareExtensions({ label, dir, language, onNothingToJoin }: Attributes): (Node | Mark | Extension)[] {
  const attributes = {
    class: 'g-text',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    dir,
    spellcheck: 'false',
    translate: 'no',
    'data-gramm': 'false',
    ...(language && { lang: language }),
  }
  const preparing = Extension.create({
    name: 'preparing',
    addProseMirrorPlugins: () => [history(), new Plugin({ props: { attributes, handlePaste: pasteWords } })],
    addKeyboardShortcuts() {
      const run = (command: typeof joinBlocks) => () => command(this.editor.state, this.editor.view.dispatch)
      const atCaret = (command: typeof joinBlocks) => () => {
        takeFreshCaret(this.editor.view)
        return run(command)()
      }
      return {
        Backspace: atCaret(joinWithPrevious),
        Delete: atCaret(joinWithNext),
        'Shift-Enter': () => this.editor.commands.insertContent({ type: 'hardBreak' }),
        // the key is ours also where there is nothing to join: browsers open their downloads by it
        'Mod-j': () => {
          if (!run(joinBlocks)()) onNothingToJoin()
          return true
        },
        'Mod-Shift-Backspace': run(removeBlocks),
        'Mod-z': () => undo(this.editor.state, this.editor.view.dispatch),
        'Mod-y': () => redo(this.editor.state, this.editor.view.dispatch),
        'Mod-Shift-z': () => redo(this.editor.state, this.editor.view.dispatch),
      }
    },
  })
  return [...readable, preparing]
}

/** Pasted from elsewhere: the words come in, nothing else. Pasted from this article: as it was. */
function pasteWords(view: import('@tiptap/pm/view').EditorView, event: ClipboardEvent): boolean {
  const data = event.clipboardData
  if (!data || data.getData('text/html').includes('data-pm-slice')) return false
  const words = data.getData('text/plain')
  if (hasEndlessWord(words)) view.dom.closest('.g-article')?.classList.add('g-endless')
  if (words) view.dispatch(view.state.tr.replaceSelection(plainSlice(view.state.schema, words)).scrollIntoView())
  return true
}
