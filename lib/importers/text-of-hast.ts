import type { Element, ElementContent, Root, RootContent } from 'hast'
import type { BlockType, InlineType, Text } from '@/lib/domain/text/text'
import { webAddress } from '@/lib/domain/text/web-address'
import { BLOCKS, charactersOf, elementsOf, FORMATTING, isElement, isHidden, LEFT_OUT, PREFORMATTED, property, SILENT } from './elements'
import type { Dropped } from './importer'
import { type BlockShape, type BlockSlot, type Marks, TextBuilder } from './text-builder'

type Context = {
  readonly slot: BlockSlot
  readonly marks: Marks
  readonly pre: boolean
  /** how deep in lists; what paragraphs are here (quote, caption, paragraph) */
  readonly depth: number
  readonly prose: BlockType
  /** words that stand below a picture: its description is not said twice */
  readonly caption: string
}

/**
 * The text of a tree of HTML: the one sanitizer. What comes out knows only the blocks and formatting of a text, so nothing
 * that runs can survive it; what is seen on the page is kept, what is not is left out and counted. `base` makes relative
 * addresses whole. The tree must be within the limits of `markup-limits`.
 */
export function textOfHast(root: Root, base?: string): { text: Text; dropped: Dropped[] } {
  const walk = new Walk(base)
  walk.nodes(root.children, {
    slot: { shape: { type: 'paragraph' } },
    marks: new Map(),
    pre: false,
    depth: 0,
    prose: 'paragraph',
    caption: '',
  })
  return { text: walk.builder.text(), dropped: [...walk.dropped].map(([what, count]) => ({ what, count })) }
}

class Walk {
  readonly builder = new TextBuilder()
  readonly dropped = new Map<string, number>()

  constructor(private readonly base: string | undefined) {}

  nodes(children: readonly (RootContent | ElementContent)[], context: Context) {
    for (const child of children) {
      if (child.type === 'text') this.builder.add(child.value, context.slot, context.marks, context.pre)
      else if (isElement(child)) this.element(child, context)
    }
  }

  private element(element: Element, context: Context) {
    const name = element.tagName
    if (SILENT.has(name)) return
    const what = LEFT_OUT.get(name) ?? (isHidden(element) ? 'hidden parts' : undefined)
    if (what) return this.drop(what)
    if (name === 'br') return this.builder.lineBreak()
    if (name === 'img' || name === 'image') return this.image(element, context)
    if (name === 'hr') return this.builder.block(typedRule(element), { type: 'rule' })
    if (name === 'table') return this.table(element, context)
    if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir') return this.list(element, context)
    if (BLOCKS.has(name)) return this.block(element, context)
    this.inline(element, context)
  }

  private drop(what: string) {
    this.dropped.set(what, (this.dropped.get(what) ?? 0) + 1)
  }

  private block(element: Element, context: Context) {
    this.builder.endBlock()
    this.nodes(element.children, this.inside(element, context))
    this.builder.endBlock()
  }

  private inside(element: Element, context: Context): Context {
    const name = element.tagName
    const heading = /^h([1-6])$/.exec(name)
    if (heading) return { ...context, slot: { shape: { type: 'heading', level: Number(heading[1]) } } }
    if (PREFORMATTED.has(name)) return { ...context, slot: { shape: { type: 'code' } }, pre: true, marks: without(context.marks, 'code') }
    if (name === 'blockquote') return proseContext(context, 'quote')
    if (name === 'figcaption' || name === 'caption') return proseContext(context, 'caption')
    if (name === 'figure') return { ...proseContext(context, 'caption'), caption: captionOf(element) }
    // the first block of a list item keeps its place, however it is wrapped
    return context.slot.after ? context : { ...context, slot: { shape: { type: context.prose } } }
  }

  private inline(element: Element, context: Context) {
    const type = FORMATTING.get(element.tagName)
    if (type) return this.nodes(element.children, context.pre && type === 'code' ? context : withMark(context, type))
    if (element.tagName === 'a') return this.link(element, context)
    if (element.tagName !== 'q') return this.nodes(element.children, context)
    this.builder.add('“', context.slot, context.marks)
    this.nodes(element.children, context)
    this.builder.add('”', context.slot, context.marks)
  }

  private link(element: Element, context: Context) {
    const given = property(element, 'href')
    const href = given ? webAddress(given, this.base) : null
    if (given && !href) this.drop('addresses that are no web links')
    this.nodes(element.children, href ? withMark(context, 'link', href) : context)
  }

  private image(element: Element, context: Context) {
    const words = property(element, 'alt').replace(/\s+/g, ' ').trim()
    if (!words) return this.drop('pictures without a description')
    if (context.caption.includes(words)) return this.drop('pictures whose description is their caption')
    const href = webAddress(property(element, 'src'), this.base) ?? undefined
    this.builder.add(words, context.slot, new Map([...context.marks, ['image', href]]))
  }

  private list(element: Element, context: Context) {
    this.builder.endBlock()
    const ordered = element.tagName === 'ol'
    const depth = Math.min(context.depth + 1, 9)
    let number = wholeNumber(property(element, 'start')) ?? 1
    for (const child of element.children) {
      if (!isElement(child) || child.tagName !== 'li' || isHidden(child)) {
        this.nodes([child], { ...context, depth, slot: { shape: { type: context.prose } } })
        continue
      }
      number = wholeNumber(property(child, 'value')) ?? number
      const shape: BlockShape = { type: 'listItem', level: depth, ordered, ...(ordered && { number }) }
      this.builder.endBlock()
      this.nodes(child.children, { ...context, depth, slot: { shape, after: { type: context.prose } } })
      this.builder.endBlock()
      number++
    }
    this.builder.endBlock()
  }

  /** A table of words becomes a row a block, its cells parted by tabs; one that only lays a page out is read cell by cell. */
  private table(table: Element, context: Context) {
    this.builder.endBlock()
    const laysOut = [...elementsOf(table)].some(({ tagName }) => BLOCKS.has(tagName) && !TABLE_PARTS.has(tagName))
    if (laysOut) this.nodes(table.children, { ...context, slot: { shape: { type: context.prose } } })
    else this.rows(table.children, context)
    this.builder.endBlock()
  }

  private rows(children: readonly ElementContent[], context: Context) {
    for (const child of children) {
      if (!isElement(child)) continue
      if (child.tagName === 'tr' && !isHidden(child)) this.row(child, context)
      else if (TABLE_PARTS.has(child.tagName) && child.tagName !== 'caption') this.rows(child.children, context)
      else this.element(child, context)
    }
  }

  private row(row: Element, context: Context) {
    const inRow = { ...context, slot: { shape: { type: 'tableRow' as const } } }
    this.builder.endBlock()
    let isFirst = true
    for (const cell of row.children) {
      if (!isElement(cell)) continue
      if (!isFirst) this.builder.tab()
      isFirst = false
      if (isHidden(cell)) this.drop('hidden parts')
      else this.nodes(cell.children, inRow)
    }
    this.builder.endBlock()
  }
}

const TABLE_PARTS = new Set(['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'])

const withMark = (context: Context, type: InlineType, href?: string): Context => ({
  ...context,
  marks: new Map([...context.marks, [type, href]]),
})
const without = (marks: Marks, type: InlineType): Marks => new Map([...marks].filter(([known]) => known !== type))
const proseContext = (context: Context, type: BlockType): Context => ({ ...context, prose: type, slot: { shape: { type } } })

function captionOf(figure: Element): string {
  for (const element of elementsOf(figure)) if (element.tagName === 'figcaption') return charactersOf(element)
  return ''
}

/** The characters a Markdown author typed for a rule, `***` for one of HTML. */
function typedRule(rule: Element): string {
  const typed = property(rule, 'dataTyped').trim()
  return /^[-*_][-*_ \t]{2,80}$/.test(typed) ? typed : '***'
}

function wholeNumber(characters: string): number | undefined {
  return /^-?\d{1,9}$/.test(characters.trim()) ? Number(characters) : undefined
}
