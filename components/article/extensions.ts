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

type Attributes = Record<string, { default: unknown }>

const textblock = (name: string, tag: string, attributes: Attributes) =>
  Node.create({
    name,
    group: 'block',
    content: 'inline*',
    addAttributes: () => attributes,
    renderHTML: ({ node }) => {
      const { level, dir, rank } = node.attrs
      const data = {
        'data-block': name,
        ...(level ? { 'data-level': String(level) } : {}),
        ...(dir ? { dir } : {}),
        ...markerOf(node.attrs),
      }
      return [name === 'heading' ? `h${rank ?? Math.min(6, Math.max(1, level as number) + 1)}` : tag, data, 0]
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

const blocksWith = (further: Attributes) => [
  textblock('paragraph', 'p', further),
  textblock('heading', 'h2', { level: { default: 1 }, ...further }),
  textblock('listItem', 'p', { level: { default: 1 }, ordered: { default: false }, number: { default: null }, ...further }),
  textblock('quote', 'p', further),
  textblock('caption', 'p', further),
  textblock('codeBlock', 'p', further),
  textblock('tableRow', 'p', further),
  textblock('rule', 'p', further),
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
export const articleExtensions: (Node | Mark | Extension)[] = [doc, words, hardBreak, ...blocksWith({}), ...marks]

/** The same for a text that is only read: its blocks know their direction and the rank of their headings, as in `shownDocumentOf`. */
export const shownExtensions: (Node | Mark | Extension)[] = [
  ...[doc, words, hardBreak],
  ...blocksWith({ dir: { default: null }, rank: { default: null } }),
  ...marks,
]
