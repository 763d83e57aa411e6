import { expect, test } from 'vitest'
import { directionAt, directionOfBlock } from '@/lib/domain/text/direction'
import { shownDocumentOf } from '@/lib/domain/text/shown-document'

const LINES = ['The port is open.', '«قال» متحدث باسم Nordkai', '2026 — …', '12: אמר Reuters']
const CHARACTERS = LINES.join('\n')
const blocks = LINES.map((line) => {
  const start = CHARACTERS.indexOf(line)
  return { type: 'paragraph' as const, start, end: start + line.length }
})

test('a block runs the way of its first letter, and the way of the document where it has none', () => {
  expect(blocks.map((block) => directionOfBlock(CHARACTERS, block, 'ltr'))).toEqual(['ltr', 'rtl', 'ltr', 'rtl'])
  expect(blocks.map((block) => directionOfBlock(CHARACTERS, block, 'rtl'))).toEqual(['ltr', 'rtl', 'rtl', 'rtl'])
  expect(directionAt({ characters: CHARACTERS, blocks }, CHARACTERS.indexOf('Nordkai'), 'ltr')).toBe('rtl')
})

test('a shown document says the direction of the blocks that do not run the way of the document, and of no others', () => {
  const directions = (dir: 'ltr' | 'rtl') =>
    shownDocumentOf({ characters: CHARACTERS, blocks, inlines: [] }, dir).content.map(({ attrs }) => attrs?.dir)
  expect(directions('ltr')).toEqual([undefined, 'rtl', undefined, 'rtl'])
  expect(directions('rtl')).toEqual(['ltr', undefined, undefined, undefined])
})

test('headings go down from the heading of the page without leaving out a rank', () => {
  const levels = [3, 3, 2, 4, 1]
  const headings = levels.map((level, n) => ({ type: 'heading' as const, level, start: n * 2, end: n * 2 + 1 }))
  const shown = shownDocumentOf({ characters: levels.map(() => 'a').join('\n'), blocks: headings, inlines: [] }, 'ltr')
  expect(shown.content.map(({ attrs }) => attrs?.rank)).toEqual([2, 2, 2, 3, 2])
})
