import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countWords, segmentsIn, sentences } from '@/lib/domain/text/segments'

const PIECES = [
  'a',
  'can',
  "'t",
  '3.14',
  '漢字',
  'かな',
  ' ',
  '  ',
  '\n',
  '. ',
  '." ',
  'e.g. ',
  '\u0301',
  '👩‍👩‍👧',
  '🇫🇷',
  'ש',
  '\u200d',
  '“Yes”, ',
  'Dr. ',
]
const printed = fc.array(fc.constantFrom(...PIECES), { maxLength: 400 }).map((pieces) => pieces.join(''))

describe('segments of long texts', () => {
  for (const granularity of ['word', 'sentence'] as const)
    it(`cover the text as a ${granularity} segmenter finds them over the whole, though it is read in windows`, () => {
      const segmenter = new Intl.Segmenter('en', { granularity })
      fc.assert(
        fc.property(printed, (characters) => {
          const seen = [...segmentsIn(segmenter, characters, 100)].map(({ segment, index }) => `${index} ${segment}`)
          expect(seen).toEqual([...segmenter.segment(characters)].map(({ segment, index }) => `${index} ${segment}`))
        }),
        { seed: 20260503, numRuns: 300 },
      )
    })

  it('are found in time that grows with the text, not with its square', () => {
    const text = (characters: string) => ({
      characters,
      blocks: [{ type: 'paragraph' as const, start: 0, end: characters.length }],
      inlines: [],
    })
    const started = performance.now()
    expect(countWords(text('one “two” three '.repeat(60_000)), 'en')).toBe(180_000)
    expect(countWords(text('a'.repeat(1_500_000)), 'en')).toBeLessThan(100)
    expect(countWords(text('漢字仮名'.repeat(50_000)), 'ja')).toBeGreaterThan(10_000)
    expect(sentences('No word was said. '.repeat(20_000), 'en')).toHaveLength(20_000)
    expect(performance.now() - started).toBeLessThan(8000)
  })
})

describe('sentences', () => {
  const found = (characters: string, language: string) =>
    sentences(characters, language).map(({ start, end }) => characters.slice(start, end))

  it('go on after the full stop of a day or a rank, in languages that write one', () => {
    const characters = 'Krüger sagte am Montag, dass die Gespräche am 3. Mai scheiterten. Das war 2024. Dann kam der 2. Weltkrieg.'
    expect(found(characters, 'de-AT')).toEqual([
      'Krüger sagte am Montag, dass die Gespräche am 3. Mai scheiterten.',
      'Das war 2024.',
      'Dann kam der 2. Weltkrieg.',
    ])
  })
  it('go on where the words that report a question or a shout follow in small letters', () => {
    expect(found('“Not at all!” he said. “Why?” She left. “No!” – so he said.', 'en')).toEqual([
      ...['“Not at all!” he said.', '“Why?”', 'She left.', '“No!” – so he said.'],
    ])
    expect(found('„Nie!“, sagte er. Dann ging er.', 'de')).toEqual(['„Nie!“, sagte er.', 'Dann ging er.'])
  })
  it('end after a number elsewhere', () => {
    expect(found('Only 600 of them came in, by 3. Then they left.', 'en')).toEqual(['Only 600 of them came in, by 3.', 'Then they left.'])
  })
})
