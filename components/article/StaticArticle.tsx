import { createElement, Fragment, type ReactNode } from 'react'
import type { ArticleInline } from '@/lib/domain/text/article-document'
import type { Direction } from '@/lib/domain/text/direction'
import { type ShownNode, shownDocumentOf } from '@/lib/domain/text/shown-document'
import type { Text } from '@/lib/domain/text/text'

const TAGS: Record<string, string> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
}

/** How many blocks stand in the page before the editor does: more than a screen. */
export const FIRST_BLOCKS = 30

/**
 * The beginning of a text as plain HTML, the same elements as the locked editor draws: it reads before any script has run. The
 * rest comes with the editor, so that no long text is sent, parsed and laid out twice.
 */
export function StaticArticle({ text, dir }: { text: Text; dir: Direction }) {
  const shown = shownDocumentOf({ ...text, blocks: text.blocks.slice(0, FIRST_BLOCKS) }, dir)
  return <div className="g-text">{createElement(Fragment, null, ...shown.content.map(block))}</div>
}

function block(node: ShownNode): ReactNode {
  const { level, ordered, number, dir, rank } = node.attrs ?? {}
  const tag = node.type === 'heading' ? `h${rank}` : 'p'
  const marker = node.type === 'listItem' ? { 'data-marker': ordered ? `${number ?? 1}.` : '•' } : {}
  const content = node.content?.length ? node.content.map(leafOf) : [<br key="empty" />]
  return createElement(tag, { 'data-block': node.type, 'data-level': level, dir, ...marker }, ...content)
}

function leafOf(leaf: ArticleInline): ReactNode {
  if (leaf.type === 'hardBreak') return createElement('br')
  return (leaf.marks ?? []).reduceRight<ReactNode>(
    (inner, { type }) => createElement(TAGS[type] ?? 'span', TAGS[type] ? null : { className: `g-${type}` }, inner),
    leaf.text,
  )
}
