import { blockIndexAt } from '@/lib/domain/text/positions'
import type { Block, Span } from '@/lib/domain/text/text'

type Extent = { readonly top: number; readonly bottom: number }

/** Where a span stands on the page: from the top of its first line to the bottom of its last, in window pixels. Null when it is not drawn. */
export function extentOf(article: Element, blocks: readonly Block[], span: Span): Extent | null {
  const start = pointAt(article, blocks, span.start)
  const end = pointAt(article, blocks, span.end)
  if (!start || !end) return null
  const range = document.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  const { top, bottom, height } = range.getBoundingClientRect()
  return height > 0 ? { top, bottom } : null
}

/** The DOM point of an offset: blocks are the article's children, characters its text nodes, a line break one character. */
function pointAt(article: Element, blocks: readonly Block[], offset: number): { node: Node; offset: number } | null {
  const index = blockIndexAt(blocks, offset)
  const element = article.children[index]
  let left = offset - (blocks[index]?.start ?? 0)
  if (!element) return null
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  let last: { node: Node; offset: number } | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      last = { node, offset: node.length }
      if (left <= node.length) return { node, offset: left }
      left -= node.length
    } else if (node.nodeName === 'BR' && left > 0) left--
  }
  return last
}
