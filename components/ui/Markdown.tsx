import type { Element, ElementContent, Root, RootContent } from 'hast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toHast } from 'mdast-util-to-hast'
import { gfm } from 'micromark-extension-gfm'
import { createElement, type ReactNode } from 'react'
import { readable, VIEW_COST_LIMIT } from '@/lib/domain/text/markdown-cost'

const TAGS = new Set(
  'p h1 h2 h3 h4 h5 h6 strong em del code pre blockquote ul ol li hr br a table thead tbody tr th td sup sub input section'.split(' '),
)
const HEADING = /^h[1-6]$/
type Node = ElementContent | RootContent

type MarkdownProps = {
  children: string
  /** the anchor of a heading by its words; undefined for none */
  anchorOf?: (heading: string) => string | undefined
}

/**
 * Markdown as a page. HTML inside of it is left out, links lead only to http, https, mailto or a place of the page, and
 * pictures are named, not loaded: what a member wrote can neither run nor call home. Markdown that would take long to read is
 * shown as it was written.
 */
export function Markdown({ children, anchorOf }: MarkdownProps) {
  if (!readable(children, VIEW_COST_LIMIT).ok) return <div className="prose whitespace-pre-wrap">{children}</div>
  const tree = toHast(fromMarkdown(children, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))
  const root: readonly Node[] = tree.type === 'root' ? (tree as Root).children : [tree as Node]
  return (
    <div className="prose" dir="auto">
      {root.map((node, index) => render(node, index, anchorOf))}
    </div>
  )
}

function render(node: Node, key: number, anchorOf: MarkdownProps['anchorOf']): ReactNode {
  if (node.type === 'text') return node.value
  if (node.type !== 'element') return null
  if (node.tagName === 'img') return String(node.properties.alt ?? '')
  const children = /^(table|thead|tbody|tr)$/.test(node.tagName) ? node.children.filter(({ type }) => type === 'element') : node.children
  const inside = children.map((child, index) => render(child, index, anchorOf))
  if (!TAGS.has(node.tagName)) return inside
  const void_ = node.tagName === 'hr' || node.tagName === 'br' || node.tagName === 'input'
  return createElement(lowered(node.tagName), { key, ...propsOf(node, anchorOf) }, ...(void_ ? [] : inside))
}

/** The page has the first heading, so the text's begin one level below. */
const lowered = (tag: string) => (HEADING.test(tag) ? `h${Math.min(6, Number(tag[1]) + 1)}` : tag)

function propsOf(node: Element, anchorOf: MarkdownProps['anchorOf']): Record<string, unknown> {
  if (node.tagName === 'a') return linkProps(String(node.properties.href ?? ''))
  if (node.tagName === 'input')
    return { type: 'checkbox', disabled: true, checked: Boolean(node.properties.checked), readOnly: true, 'aria-hidden': true }
  if (node.tagName === 'ol') return { start: node.properties.start }
  if (HEADING.test(node.tagName)) return { id: anchorOf?.(wordsOf(node)) }
  return {}
}

function linkProps(href: string): Record<string, unknown> {
  if (href.startsWith('#')) return { href }
  const url = URL.canParse(href) ? new URL(href) : null
  if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return {}
  return { href: url.href, rel: 'noopener noreferrer nofollow', target: '_blank' }
}

const wordsOf = (node: ElementContent): string =>
  node.type === 'text' ? node.value : node.type === 'element' ? node.children.map(wordsOf).join('') : ''
