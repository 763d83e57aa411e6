import { type Extension, Mark, Node } from '@tiptap/core'

const doc = Node.create({ name: 'doc', topNode: true, content: 'block+' })
const words = Node.create({ name: 'text', group: 'inline' })
const hardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  renderHTML: () => ['br'],
  renderText: () => '\n',
})

const textblock = (name: string, tag: string, attributes: Record<string, { default: unknown }> = {}) =>
  Node.create({
    name,
    group: 'block',
    content: 'inline*',
    addAttributes: () => attributes,
    renderHTML: ({ node }) => {
      const { level } = node.attrs
      const data = { 'data-block': name, ...(level ? { 'data-level': String(level) } : {}), ...markerOf(node.attrs) }
      return [name === 'heading' ? `h${Math.min(6, Math.max(1, level as number) + 1)}` : tag, data, 0]
    },
  })

/** What stands before a list item: its number, or a dot. */
function markerOf({ ordered, number }: Record<string, unknown>): Record<string, string> {
  if (ordered === undefined) return {}
  return { 'data-marker': ordered ? `${number ?? 1}.` : '•' }
}

const mark = (name: string, tag: string) => Mark.create({ name, renderHTML: () => [tag, 0] })
/** Links and images are words that look like links; a plain click picks, it does not leave the page. */
const linking = (name: string) =>
  Mark.create({
    name,
    addAttributes: () => ({ href: { default: '' } }),
    renderHTML: ({ mark: { attrs } }) => ['span', { class: `g-${name}`, title: String(attrs.href) }, 0],
  })

const blocks = [
  textblock('paragraph', 'p'),
  textblock('heading', 'h2', { level: { default: 1 } }),
  textblock('listItem', 'p', { level: { default: 1 }, ordered: { default: false }, number: { default: null } }),
  textblock('quote', 'p'),
  textblock('caption', 'p'),
  textblock('codeBlock', 'p'),
  textblock('tableRow', 'p'),
  textblock('rule', 'p'),
]
const marks = [
  mark('bold', 'strong'),
  mark('italic', 'em'),
  mark('underline', 'u'),
  mark('strike', 's'),
  mark('code', 'code'),
  mark('superscript', 'sup'),
  mark('subscript', 'sub'),
  linking('link'),
  linking('image'),
]

/** The schema of a locked article: flat, so that offsets and positions differ by the number of blocks before. */
export const articleExtensions: (Node | Mark | Extension)[] = [doc, words, hardBreak, ...blocks, ...marks]
