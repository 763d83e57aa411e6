import fc from 'fast-check'
import { canonicalInlines } from '@/lib/domain/text/inlines'
import { BLOCK_TYPES, type Block, INLINE_TYPES, type Inline, type Text } from '@/lib/domain/text/text'

/** Characters as articles have them and as they ought not: emoji, combining marks, right-to-left, controls, spaces. */
export const lineOfText = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('a', 'word', ' ', 'é', '.', '“', '”') },
      fc.constantFrom('😊', '👩‍👩‍👧', 'e\u0301', 'العربية', 'नमस्ते', '\u202e', '\u00a0', '\t', '\u2028', '𝒳', '🇺🇳', '\n'),
      fc.string({ unit: 'grapheme', maxLength: 3 }).map((some) => some.replace(/[\0\r\ufeff]/g, '')),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

const shape = (type: Block['type'], level: number, ordered: boolean, number: number) => {
  if (type === 'heading') return { type, level: Math.min(level, 6) }
  if (type === 'listItem') return { type, level, ordered, ...(ordered && { number }) }
  return { type }
}
const blockShape = fc.tuple(
  fc.constantFrom(...BLOCK_TYPES),
  fc.integer({ min: 1, max: 9 }),
  fc.boolean(),
  fc.integer({ min: -3, max: 900 }),
)
const HREFS = ['https://example.org/a', 'http://example.com/?q=1', 'mailto:desk@example.org']

/** Any text that holds the invariants of a text. */
export const anyText: fc.Arbitrary<Text> = fc
  .tuple(
    fc.array(fc.tuple(blockShape, lineOfText), { minLength: 1, maxLength: 8 }),
    fc.array(fc.tuple(fc.constantFrom(...INLINE_TYPES), fc.nat(), fc.nat(), fc.constantFrom(...HREFS)), { maxLength: 12 }),
  )
  .map(([parts, wanted]) => {
    const lines = parts.map(([, line]) => line)
    const characters = lines.join('\n')
    let at = 0
    const blocks: Block[] = parts.map(([[type, level, ordered, number], line]) => {
      const start = at
      at += line.length + 1
      return { ...shape(type, level, ordered, number), start, end: start + line.length }
    })
    const inlines = wanted.map(([type, a, b, href]): Inline => {
      const [start, end] = [a % (characters.length + 1), b % (characters.length + 1)].sort((one, other) => one - other) as [number, number]
      return { type, start, end, ...(type === 'link' && { href }), ...(type === 'image' && a % 2 && { href }) }
    })
    return { characters, blocks, inlines: canonicalInlines(inlines, blocks) }
  })
