import { failure, type Result, success } from '../result'
import { canonicalInlines } from './inlines'
import { type Block, type BlockType, INLINE_TYPES, type Inline, type InlineType, type Text } from './text'
import { isWebAddress } from './web-address'

/**
 * The Tiptap document of a text: flat, one top-level textblock node a block, holding only `text` and `hardBreak`. Formatting
 * is marks, named as the inline types; blocks are nodes, named as the block types (`codeBlock` for code).
 */
type ArticleMark = { readonly type: string; readonly attrs?: { readonly href?: string | null } }
export type ArticleInline = { readonly type: string; readonly text?: string; readonly marks?: readonly ArticleMark[] }
export type ArticleNode = {
  readonly type: string
  readonly attrs?: { readonly level?: number | null; readonly ordered?: boolean | null; readonly number?: number | null }
  readonly content?: readonly ArticleInline[]
}
export type ArticleDocument = { readonly type: 'doc'; readonly content: readonly ArticleNode[] }

const nodeNameOf = (type: BlockType): string => (type === 'code' ? 'codeBlock' : type)
const NODE_NAMES: ReadonlyMap<string, BlockType> = new Map(
  (['paragraph', 'heading', 'listItem', 'quote', 'caption', 'code', 'tableRow', 'rule'] as const).map((type) => [nodeNameOf(type), type]),
)

/** A text as a Tiptap document, for showing it. */
export function documentOf(text: Text): ArticleDocument {
  let next = 0
  const content = text.blocks.map((block) => {
    const first = next
    while (next < text.inlines.length && (text.inlines[next] as Inline).start < block.end) next++
    return nodeOf(text.characters, block, text.inlines.slice(first, next))
  })
  return { type: 'doc', content }
}

function nodeOf(characters: string, block: Block, inlines: readonly Inline[]): ArticleNode {
  const { type, level, ordered, number } = block
  const attrs = {
    ...(level !== undefined && { level }),
    ...(ordered !== undefined && { ordered }),
    ...(number !== undefined && { number }),
  }
  const content = inlineNodes(characters, block, inlines)
  return { type: nodeNameOf(type), ...(Object.keys(attrs).length > 0 && { attrs }), ...(content.length > 0 && { content }) }
}

function inlineNodes(characters: string, block: Block, inlines: readonly Inline[]): ArticleInline[] {
  const cuts = [...new Set([block.start, block.end, ...inlines.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const open = new Set<Inline>()
  let next = 0
  return cuts.slice(1).flatMap((end, n) => {
    const start = cuts[n] as number
    for (const inline of open) if (inline.end <= start) open.delete(inline)
    while (next < inlines.length && (inlines[next] as Inline).start === start) open.add(inlines[next++] as Inline)
    const marks = [...open].sort((a, b) => INLINE_TYPES.indexOf(a.type) - INLINE_TYPES.indexOf(b.type)).map(markOf)
    const marked = marks.length > 0 ? { marks } : {}
    const pieces = characters.slice(start, end).split(/(\n)/)
    return pieces
      .filter(Boolean)
      .map((piece) => (piece === '\n' ? { type: 'hardBreak', ...marked } : { type: 'text', text: piece, ...marked }))
  })
}

const markOf = ({ type, href }: Inline): ArticleMark => (href === undefined ? { type } : { type, attrs: { href } })

/** Why a document is none of ours, with the path of the node that is not as it must be. */
export type DocumentFault = 'bad-document'

class Fault extends Error {
  constructor(
    readonly path: string,
    readonly detail: string,
  ) {
    super(detail)
  }
}

/**
 * The text of a Tiptap document. Whatever is not of the closed schema (other nodes, marks, attributes or types of values,
 * addresses that are no web addresses, anything nested deeper) is refused with its path. It does not check the characters:
 * see `checkText`. `textOf(documentOf(text))` is the text.
 */
export function textOf(document: unknown): Result<Text, DocumentFault> {
  try {
    return success(readDocument(document))
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const refused = failure('bad-document' as const, `${error.path}: ${error.detail}`)
    return { ...refused, errors: [{ path: error.path, reason: 'bad-document', detail: error.detail }] }
  }
}

function readDocument(document: unknown): Text {
  const root = readObject(document, 'document', ['type', 'content'])
  if (root.type !== 'doc') throw new Fault('document.type', 'must be doc')
  const nodes = readArray(root.content, 'document.content')
  if (nodes.length === 0) throw new Fault('document.content', 'must hold a block')
  const blocks: Block[] = []
  const inlines: Inline[] = []
  const lines: string[] = []
  let at = 0
  for (const [n, value] of nodes.entries()) {
    const path = `document.content.${n}`
    const node = readObject(value, path, ['type', 'attrs', 'content'])
    const line = node.content === undefined ? '' : readInlines(readArray(node.content, `${path}.content`), at, inlines, `${path}.content`)
    blocks.push(readBlock(node, { start: at, end: at + line.length }, path))
    lines.push(line)
    at += line.length + 1
  }
  return { characters: lines.join('\n'), blocks, inlines: canonicalInlines(inlines, blocks) }
}

function readBlock(node: Record<string, unknown>, span: { start: number; end: number }, path: string): Block {
  const type = typeof node.type === 'string' ? NODE_NAMES.get(node.type) : undefined
  if (!type) throw new Fault(`${path}.type`, 'is no block of an article')
  const allowed = type === 'heading' ? ['level'] : type === 'listItem' ? ['level', 'ordered', 'number'] : []
  const attrs = node.attrs === undefined || node.attrs === null ? {} : readObject(node.attrs, `${path}.attrs`, allowed)
  if (type === 'heading') return { type, ...span, level: readInteger(attrs.level, 1, 6, `${path}.attrs.level`) ?? 2 }
  if (type !== 'listItem') return { type, ...span }
  const ordered = attrs.ordered ?? false
  if (typeof ordered !== 'boolean') throw new Fault(`${path}.attrs.ordered`, 'must be true or false')
  const number = readInteger(attrs.number, -2147483648, 2147483647, `${path}.attrs.number`)
  const level = readInteger(attrs.level, 1, 9, `${path}.attrs.level`) ?? 1
  return { type, ...span, level, ordered, ...(ordered && number !== undefined && { number }) }
}

function readInlines(nodes: readonly unknown[], start: number, inlines: Inline[], path: string): string {
  let line = ''
  for (const [n, value] of nodes.entries()) {
    const here = `${path}.${n}`
    const node = readObject(value, here, ['type', 'text', 'marks'])
    const piece = node.type === 'hardBreak' && node.text === undefined ? '\n' : node.type === 'text' ? node.text : undefined
    if (typeof piece !== 'string' || piece === '') throw new Fault(here, 'must be text or a hardBreak')
    const span = { start: start + line.length, end: start + line.length + piece.length }
    if (node.marks !== undefined)
      for (const [m, mark] of readArray(node.marks, `${here}.marks`).entries()) inlines.push(readMark(mark, span, `${here}.marks.${m}`))
    line += piece
  }
  return line
}

function readMark(value: unknown, span: { start: number; end: number }, path: string): Inline {
  const mark = readObject(value, path, ['type', 'attrs'])
  const type = INLINE_TYPES.find((known) => known === mark.type) as InlineType | undefined
  if (!type) throw new Fault(`${path}.type`, 'is no formatting of an article')
  const takes = type === 'link' || type === 'image' ? ['href'] : []
  const attrs = mark.attrs === undefined || mark.attrs === null ? {} : readObject(mark.attrs, `${path}.attrs`, takes)
  const href = attrs.href ?? undefined
  if (href === undefined && type !== 'link') return { type, ...span }
  if (typeof href !== 'string' || !isWebAddress(href)) throw new Fault(`${path}.attrs.href`, 'must be an http, https or mailto address')
  return { type, ...span, href }
}

function readObject(value: unknown, path: string, allowed: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Fault(path, 'must be an object')
  const unknown = Object.keys(value).find((key) => !allowed.includes(key))
  if (unknown !== undefined) throw new Fault(`${path}.${unknown.slice(0, 60)}`, 'is not known')
  // a copy without a prototype, so that nothing is read that was not given
  return Object.assign(Object.create(null), value)
}

function readArray(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Fault(path, 'must be a list')
  return value
}

function readInteger(value: unknown, least: number, most: number, path: string): number | undefined {
  if (value === undefined || value === null) return undefined
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
    throw new Fault(path, `must be a whole number from ${least} to ${most}`)
  return value as number
}
