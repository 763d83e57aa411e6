import { type ArticleDocument, type ArticleNode, documentOf } from './article-document'
import { type Direction, directionOfBlock } from './direction'
import type { Block, Text } from './text'

/** What a page needs to know of a block besides: its direction where the document's is another one, and how deep its heading stands. */
type ShownAttributes = ArticleNode['attrs'] & { readonly dir?: Direction; readonly rank?: number }
export type ShownNode = Omit<ArticleNode, 'attrs'> & { readonly attrs?: ShownAttributes }
export type ShownDocument = Omit<ArticleDocument, 'content'> & { readonly content: readonly ShownNode[] }

/** A text as a document to be read. Headings go down from the page's own (rank 1) without leaving out a rank, whatever levels were printed. */
export function shownDocumentOf(text: Text, direction: Direction): ShownDocument {
  let open: number[] = [] // the printed levels of the headings that a block stands under
  const content = documentOf(text).content.map((node, index): ShownNode => {
    const block = text.blocks[index] as Block
    const dir = directionOfBlock(text.characters, block, direction)
    const { type, level = 1 } = block
    if (type === 'heading') open = [...open.filter((one) => one < level), level]
    const attrs = { ...node.attrs, ...(dir !== direction && { dir }), ...(type === 'heading' && { rank: Math.min(6, open.length + 1) }) }
    return Object.keys(attrs).length > 0 ? { ...node, attrs } : node
  })
  return { type: 'doc', content }
}
