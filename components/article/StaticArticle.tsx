import { createElement, type ReactNode } from 'react'
import { type BlockNode, documentOf } from '@/lib/domain/text/article-document'
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

/** A text as plain HTML, the same elements as the locked editor draws: the page reads before any script has run. */
export function StaticArticle({ text }: { text: Text }) {
  return <div className="g-text">{documentOf(text).content.map((node, index) => block(node, index))}</div>
}

function block(node: BlockNode, index: number): ReactNode {
  const { level, ordered, number } = node.attrs ?? {}
  const tag = node.type === 'heading' ? `h${Math.min(6, Number(level ?? 1) + 1)}` : 'p'
  const marker = node.type === 'listItem' ? { 'data-marker': ordered ? `${number ?? 1}.` : '•' } : {}
  const content = (node.content ?? []).map((leaf, i) => {
    if (leaf.type === 'hardBreak') return <br key={`${i}-br`} />
    return (leaf.marks ?? []).reduceRight<ReactNode>(
      (inner, mark, depth) =>
        createElement(
          TAGS[mark.type] ?? 'span',
          { key: `${i}-${depth}`, className: TAGS[mark.type] ? undefined : `g-${mark.type}` },
          inner,
        ),
      leaf.text,
    )
  })
  return createElement(
    tag,
    { key: index, 'data-block': node.type, 'data-level': level, ...marker },
    ...(content.length > 0 ? content : [<br key="empty" />]),
  )
}
