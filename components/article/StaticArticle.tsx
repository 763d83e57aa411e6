import { createElement, Fragment, type ReactNode } from 'react'
import { type ArticleInline, type ArticleNode, documentOf } from '@/lib/domain/text/article-document'
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
export function StaticArticle({ text }: { text: Text }) {
  const shown = documentOf({ ...text, blocks: text.blocks.slice(0, FIRST_BLOCKS) })
  return <div className="g-text">{createElement(Fragment, null, ...shown.content.map(block))}</div>
}

function block(node: ArticleNode): ReactNode {
  const { level, ordered, number } = node.attrs ?? {}
  const tag = node.type === 'heading' ? `h${Math.min(6, Number(level ?? 1) + 1)}` : 'p'
  const marker = node.type === 'listItem' ? { 'data-marker': ordered ? `${number ?? 1}.` : '•' } : {}
  const content = node.content?.length ? node.content.map(leafOf) : [<br key="empty" />]
  return createElement(tag, { 'data-block': node.type, 'data-level': level, ...marker }, ...content)
}

function leafOf(leaf: ArticleInline): ReactNode {
  if (leaf.type === 'hardBreak') return createElement('br')
  return (leaf.marks ?? []).reduceRight<ReactNode>(
    (inner, { type }) => createElement(TAGS[type] ?? 'span', TAGS[type] ? null : { className: `g-${type}` }, inner),
    leaf.text,
  )
}
