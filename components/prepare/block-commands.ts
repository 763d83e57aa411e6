import { Fragment, type Node } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

/** The blocks that the selection touches: their indexes in the document, both inclusive. */
export function selectedBlocks({ selection, doc }: EditorState): readonly [first: number, last: number] {
  const { $from, $to } = selection
  const last = Math.min($to.index(0), doc.childCount - 1)
  // a selection that ends at the very begin of a block does not touch it
  return [$from.index(0), !selection.empty && $to.parentOffset === 0 && last > $from.index(0) ? last - 1 : last]
}

/** Where a block begins, before its opening. */
function startOf(doc: Node, index: number): number {
  let position = 0
  for (let n = 0; n < index; n++) position += doc.child(n).nodeSize
  return position
}

/** Makes the selected blocks something else. */
export const turnInto =
  (type: string, attrs: Record<string, unknown> = {}): Command =>
  (state, dispatch) => {
    const node = state.schema.nodes[type]
    const [first, last] = selectedBlocks(state)
    if (!node) return false
    const { tr } = state
    for (let n = first; n <= last; n++) tr.setNodeMarkup(startOf(tr.doc, n), node, attrs)
    dispatch?.(tr)
    return true
  }

/** Takes the selected blocks out. */
export const removeBlocks: Command = (state, dispatch) => {
  const [first, last] = selectedBlocks(state)
  const from = startOf(state.doc, first)
  const to = startOf(state.doc, last) + state.doc.child(last).nodeSize
  const { tr } = state
  if (first === 0 && last === state.doc.childCount - 1) tr.replaceWith(from, to, state.schema.node('paragraph'))
  else tr.delete(from, to)
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(from + 1, tr.doc.content.size)))).scrollIntoView())
  return true
}

/** Makes the selected blocks one, and their line breaks spaces. In one block: only its line breaks. */
export const joinBlocks: Command = (state, dispatch) => {
  const [first, last] = selectedBlocks(state)
  const { tr } = state
  join(tr, first, last)
  if (!tr.docChanged) return false
  const block = tr.doc.child(first)
  const start = startOf(tr.doc, first) + 1
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, start, start + block.content.size)).scrollIntoView())
  return true
}

/** Joins the lines inside of every block, but those of code. */
export const joinEverywhere: Command = (state, dispatch) => {
  const { tr } = state
  for (let n = 0; n < tr.doc.childCount; n++) if (tr.doc.child(n).type.name !== 'codeBlock') join(tr, n, n)
  dispatch?.(tr)
  return tr.docChanged
}

function join(tr: Transaction, first: number, last: number) {
  const blocks = Array.from({ length: last - first + 1 }, (_, n) => tr.doc.child(first + n))
  if (blocks.length === 1 && countBreaks(blocks[0] as Node) === 0) return
  const leaves = blocks.reduce<readonly Node[]>((joined, block) => spaced(joined, withoutBreaks(block)), [])
  const from = startOf(tr.doc, first)
  const to = from + blocks.reduce((size, block) => size + block.nodeSize, 0)
  tr.replaceWith(from, to, (blocks[0] as Node).copy(Fragment.fromArray([...leaves])))
}

/** How many line breaks a block holds. */
function countBreaks(block: Node): number {
  let count = 0
  block.forEach((leaf) => {
    if (leaf.type.name === 'hardBreak') count++
  })
  return count
}

/** How many line breaks stand in paragraphs: many of them tell of text that was broken to fit a page. */
export function countBrokenLines(doc: Node): number {
  let count = 0
  doc.forEach((block) => {
    if (block.type.name === 'paragraph') count += countBreaks(block)
  })
  return count
}

function withoutBreaks(block: Node): readonly Node[] {
  let lines: readonly Node[] = []
  let line: Node[] = []
  block.forEach((leaf) => {
    if (leaf.type.name !== 'hardBreak') line.push(leaf)
    else {
      lines = spaced(lines, line)
      line = []
    }
  })
  return spaced(lines, line)
}

/** Two lines as one, with a space between them where there is none. */
function spaced(before: readonly Node[], after: readonly Node[]): readonly Node[] {
  const [last, next] = [before.at(-1), after[0]]
  if (!last || !next) return [...before, ...after]
  const apart = /\s$/.test(last.text ?? '') || /^\s/.test(next.text ?? '')
  return apart
    ? [...before, ...after]
    : [
        ...before,
        next.type.schema.text(
          ' ',
          last.marks.filter((mark) => mark.isInSet(next.marks)),
        ),
        ...after,
      ]
}

/** Backspace at the begin of a block: it becomes one with the block before, a space between their words. */
export const joinWithPrevious: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const index = $from.index(0)
  if (!empty || $from.parentOffset > 0 || index === 0) return false
  return joinAt(state, index - 1, dispatch)
}

/** Delete at the end of a block: the same with the block after. */
export const joinWithNext: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const index = $from.index(0)
  if (!empty || $from.parentOffset < $from.parent.content.size || index >= state.doc.childCount - 1) return false
  return joinAt(state, index, dispatch)
}

function joinAt(state: EditorState, index: number, dispatch: Parameters<Command>[1]): boolean {
  const [first, second] = [state.doc.child(index), state.doc.child(index + 1)]
  const { tr } = state
  const seam = startOf(tr.doc, index) + first.nodeSize
  if (first.content.size === 0) tr.delete(seam - first.nodeSize, seam)
  else {
    const apart = second.content.size === 0 || /\s$/.test(first.textContent) || /^\s/.test(second.textContent)
    tr.join(seam)
    if (!apart) tr.insert(seam - 1, state.schema.text(' '))
    tr.setSelection(TextSelection.create(tr.doc, apart ? seam - 1 : seam))
  }
  dispatch?.(tr.scrollIntoView())
  return true
}
