import { CHARACTERS_LIMIT } from '@/lib/domain/text/check-text'
import { cleanCharacters } from '@/lib/domain/text/clean-characters'
import { canonicalInlines } from '@/lib/domain/text/inlines'
import type { Block, Inline, InlineType, Text } from '@/lib/domain/text/text'

/** A block before it has a place. */
export type BlockShape = Omit<Block, 'start' | 'end'>
/** The formatting in force: at most one of a type, with its address where it has one. */
export type Marks = ReadonlyMap<InlineType, string | undefined>
/** What the next block will be. The first block of a list item is the item; what follows in it is `after`. */
export type BlockSlot = { shape: BlockShape; after?: BlockShape }

/** More blocks than this are no article. */
export const BLOCKS_LIMIT = 20_000
export class TooMuchText extends Error {}

/**
 * Sets a text together from pieces, collapsing white space as a browser does: runs become one space, none at the begin or
 * end of a block or around a line break; two line breaks end the paragraph.
 */
export class TextBuilder {
  private readonly lines: string[] = []
  private readonly blocks: Block[] = []
  private readonly inlines: Inline[] = []
  private length = 0
  private line = ''
  private open: { shape: BlockShape; start: number } | null = null
  private space: Marks | null = null
  private breaks = 0
  private tabs = 0

  /** Adds printed characters. With `pre`, white space stands as it is. */
  add(characters: string, slot: BlockSlot, marks: Marks, pre = false) {
    const clean = cleanCharacters(characters).characters
    if (pre) return this.put(clean, slot, marks)
    for (const [n, word] of clean.split(/[ \t\n\f\r]+/).entries()) {
      if (n > 0) this.space ??= marks
      if (word) this.put(word, slot, marks)
    }
  }

  lineBreak() {
    this.space = null
    if (this.open) this.breaks++
  }

  /** Parts two cells of a row. */
  tab() {
    this.space = null
    this.tabs++
  }

  endBlock() {
    if (this.open) {
      // what `pre` ended with is not seen
      const line = this.line.replace(/\n+$/, '')
      const end = this.open.start + line.length
      this.lines.push(line)
      this.blocks.push({ ...this.open.shape, start: this.open.start, end })
      this.length = end + 1
      if (this.blocks.length > BLOCKS_LIMIT) throw new TooMuchText(`more than ${BLOCKS_LIMIT.toLocaleString('en')} paragraphs`)
    }
    this.open = null
    this.line = ''
    this.space = null
    this.breaks = 0
    this.tabs = 0
  }

  /** A block of its own. */
  block(characters: string, shape: BlockShape) {
    this.endBlock()
    this.put(characters, { shape }, new Map())
    this.endBlock()
  }

  text(): Text {
    this.endBlock()
    const blocks = this.blocks
    return { characters: this.lines.join('\n'), blocks, inlines: canonicalInlines(this.inlines, blocks) }
  }

  private put(characters: string, slot: BlockSlot, marks: Marks) {
    if (!characters) return
    if (this.open && this.breaks > 1) this.endBlock()
    if (!this.open) this.begin(slot)
    const before = this.between()
    if (before === ' ') this.write(' ', this.space ?? marks)
    else this.line += before
    this.space = null
    this.breaks = 0
    this.tabs = 0
    this.write(characters, marks)
  }

  private between(): string {
    if (this.tabs > 0) return '\t'.repeat(this.tabs)
    if (this.line === '') return ''
    if (this.breaks > 0) return '\n'
    return this.space && !this.line.endsWith('\n') ? ' ' : ''
  }

  private begin(slot: BlockSlot) {
    this.open = { shape: slot.shape, start: this.length }
    if (slot.after) {
      slot.shape = slot.after
      slot.after = undefined
    }
  }

  private write(characters: string, marks: Marks) {
    const start = this.length + this.line.length
    const end = start + characters.length
    if (end > CHARACTERS_LIMIT) throw new TooMuchText(`more than ${CHARACTERS_LIMIT.toLocaleString('en')} characters`)
    for (const [type, href] of marks) this.inlines.push({ type, start, end, ...(href === undefined ? {} : { href }) })
    this.line += characters
  }
}
