import { failure, success } from '@/lib/domain/result'
import { CHARACTERS_LIMIT } from '@/lib/domain/text/check-text'
import type { Block } from '@/lib/domain/text/text'
import { foundInText } from './found-in-text'
import type { Importer } from './importer'
import { BLOCKS_LIMIT } from './text-builder'

const RULE = /^[ \t]*([-*_=~])(?:[ \t]*\1){2,}[ \t]*$/

/**
 * Plain text: blank lines part paragraphs. A line end inside a paragraph stays, as a line break: in a poem or an address
 * it is meant, and where it is not, preparing has a command that joins lines. A line of only `***` or the like is a rule.
 */
export const plainText: Importer = {
  format: 'text',
  name: 'plain text',
  endings: ['.txt', '.text'],
  mediaTypes: ['text/plain'],
  parse(characters) {
    const lines = characters
      .split(/\n(?:[^\S\n]*\n)+/)
      .map((line) => line.replace(/^\n+|\n+$/g, ''))
      .filter((line) => line.trim())
    if (lines.length > BLOCKS_LIMIT)
      return failure('too-large', `The text has more than ${BLOCKS_LIMIT.toLocaleString('en')} paragraphs. Load it in parts.`)
    let start = 0
    const blocks: Block[] = lines.map((line) => {
      const block: Block = { type: RULE.test(line) ? 'rule' : 'paragraph', start, end: start + line.length }
      start = block.end + 1
      return block
    })
    const text = { characters: lines.join('\n'), blocks, inlines: [] }
    if (text.characters.length > CHARACTERS_LIMIT)
      return failure('too-large', `The text has more than ${CHARACTERS_LIMIT.toLocaleString('en')} characters. Load it in parts.`)
    return success({ text, found: foundInText(text), dropped: [], notes: [] })
  },
}
