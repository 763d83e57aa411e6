import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkText } from '@/lib/domain/text/check-text'
import { cleanCharacters, countBidiControls } from '@/lib/domain/text/clean-characters'
import { offsetUnits, type Unit } from '@/lib/domain/text/offset-units'
import { countWords, sentences, words } from '@/lib/domain/text/segments'
import type { Text } from '@/lib/domain/text/text'
import { isWebAddress, webAddress } from '@/lib/domain/text/web-address'
import { readShared, sharedIsThere } from '../../support/shared'

const seed = { seed: 20261124, numRuns: 500 }
const anyCharacters = fc
  .array(
    fc.oneof(
      fc.constantFrom('\r', '\n', '\0', '\ufeff', '\ud83d', '\ude0a', 'a', ' ', '😊', '\u202e'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
  )
  .map((some) => some.join(''))

describe('cleaning characters', () => {
  it('twice is cleaning once', () => {
    fc.assert(
      fc.property(anyCharacters, (raw) => {
        const once = cleanCharacters(raw)
        expect(cleanCharacters(once.characters)).toEqual({
          characters: once.characters,
          removed: { byteOrderMarks: 0, nuls: 0, loneSurrogates: 0, lineEnds: 0 },
        })
      }),
      seed,
    )
  })
  it('makes line ends one and counts what it took', () => {
    expect(cleanCharacters('\ufeffa\r\nb\rc\0\ud83dd\u202ee\ufeff😊e\u0301')).toEqual({
      characters: 'a\nb\ncd\u202ee\ufeff😊e\u0301',
      removed: { byteOrderMarks: 1, nuls: 1, loneSurrogates: 1, lineEnds: 2 },
    })
  })
  it('never makes a character of two halves that a NUL kept apart', () => {
    expect(cleanCharacters('\ud83d\0\ude0a').characters).toBe('')
  })
  it('keeps directional controls, and they can be counted', () => {
    expect(countBidiControls(cleanCharacters('a\u202eb\u2066c\u2069').characters)).toBe(3)
  })
})

describe('a text', () => {
  const text = (over: Partial<Text> = {}): Text => ({
    characters: 'Head\nBody 😊',
    blocks: [
      { type: 'heading', level: 2, start: 0, end: 4 },
      { type: 'paragraph', start: 5, end: 12 },
    ],
    inlines: [{ type: 'bold', start: 5, end: 9 }],
    ...over,
  })
  it('that holds its invariants is taken', () => expect(checkText(text()).ok).toBe(true))
  it.each<[string, Partial<Text>, string]>([
    ['with a CR', { characters: 'Head\nBody\r😊' }, 'unclean-characters'],
    ['without blocks', { blocks: [] }, 'blocks'],
    ['with a block missing', { blocks: [{ type: 'heading', level: 2, start: 0, end: 4 }] }, 'blocks'],
    [
      'with a gap',
      {
        blocks: [
          { type: 'heading', level: 2, start: 0, end: 3 },
          { type: 'paragraph', start: 5, end: 12 },
        ],
      },
      'blocks',
    ],
    ['with a block past the end', { blocks: [{ type: 'paragraph', start: 0, end: 13 }] }, 'blocks'],
    ['with a heading of no level', { blocks: [{ type: 'heading', start: 0, end: 12 }] }, 'block-attributes'],
    ['with a paragraph of level 1', { blocks: [{ type: 'paragraph', level: 1, start: 0, end: 12 }] }, 'block-attributes'],
    ['with formatting of nothing', { inlines: [{ type: 'bold', start: 5, end: 5 }] }, 'inlines'],
    ['with formatting across blocks', { inlines: [{ type: 'bold', start: 2, end: 7 }] }, 'inlines'],
    ['with formatting past the end', { inlines: [{ type: 'bold', start: 5, end: 13 }] }, 'inlines'],
    ['with formatting at half an offset', { inlines: [{ type: 'bold', start: 5.5, end: 7 }] }, 'inlines'],
    ['with a link that runs', { inlines: [{ type: 'link', start: 5, end: 7, href: 'javascript:alert(1)' }] }, 'href'],
    ['with bold that has an address', { inlines: [{ type: 'bold', start: 5, end: 7, href: 'https://example.org/' }] }, 'href'],
  ])('%s is not', (_, over, reason) => {
    const result = checkText(text(over))
    expect(result.ok ? 'ok' : result.reason).toBe(reason)
  })
})

describe('addresses', () => {
  it.each([
    ['javascript:alert(1)', null],
    ['java\tscript:alert(1)', null],
    ['\u0001javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['vbscript:x', null],
    ['/relative', null],
    ['https:', null],
    [' https://example.org/ä ', 'https://example.org/%C3%A4'],
    ['mailto:desk@example.org', 'mailto:desk@example.org'],
  ])('%j becomes %j', (given, expected) => {
    expect(webAddress(given)).toBe(expected)
    if (expected) expect(isWebAddress(expected)).toBe(true)
  })
  it('are made whole with a base', () => expect(webAddress('/a', 'https://example.org/b')).toBe('https://example.org/a'))
})

describe('offsets in other units', () => {
  it('come back from each unit, for every character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (some) => {
        const characters = some.repeat(40)
        const units = offsetUnits(characters)
        let point = 0
        let byte = 0
        let at = 0
        for (const character of characters) {
          expect([units.to('code-point', at), units.to('utf8', at)]).toEqual([point, byte])
          expect([units.from('code-point', point), units.from('utf8', byte)]).toEqual([at, at])
          point++
          byte += Buffer.byteLength(character)
          at += character.length
        }
        expect([units.to('code-point', at), units.to('utf8', at)]).toEqual([point, byte])
      }),
      { seed: 20261124, numRuns: 40 },
    )
  })
  it.skipIf(!sharedIsThere)(`are those of the golden file${sharedIsThere ? '' : ' (skipped: ../shared is not there)'}`, () => {
    type Golden = { texts: Record<string, { text: string; spans: { begin: Record<string, number>; end: Record<string, number> }[] }> }
    const { texts } = JSON.parse(readShared('data/formats/_golden/offsets.json')) as Golden
    const names: [Unit, string][] = [
      ['code-point', 'codepoint'],
      ['utf8', 'utf8'],
    ]
    for (const { text, spans } of Object.values(texts))
      for (const place of spans.flatMap(({ begin, end }) => [begin, end]))
        for (const [unit, name] of names) {
          expect(offsetUnits(text).to(unit, place.utf16 as number)).toBe(place[name])
          expect(offsetUnits(text).from(unit, place[name] as number)).toBe(place.utf16)
        }
  })
})

describe('words and sentences', () => {
  it('are found by language', () => {
    const characters = 'Dr. Tavera left. “We will be back,” she said. 港口罢工'
    expect(words(characters, 'en', 100)[1]).toEqual({ start: 104, end: 110 })
    expect(sentences('One here.  Two there.', 'en')).toEqual([
      { start: 0, end: 9 },
      { start: 11, end: 21 },
    ])
  })
  it('do without a language, or with one that is none', () => {
    expect(words('a b', null).length).toBe(2)
    expect(words('a b', 'not a language').length).toBe(2)
  })
  it('are counted without rules', () => {
    const text: Text = {
      characters: 'Two words\n***',
      blocks: [
        { type: 'paragraph', start: 0, end: 9 },
        { type: 'rule', start: 10, end: 13 },
      ],
      inlines: [],
    }
    expect(countWords(text, 'en')).toBe(2)
  })
})
