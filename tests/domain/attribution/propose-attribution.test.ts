import { describe, expect, test } from 'vitest'
import {
  type Attribution,
  attributionOfContent,
  attributionOfCue,
  attributionOfSource,
  likelyEnd,
} from '@/lib/domain/attribution/propose-attribution'
import type { Span, Text } from '@/lib/domain/text/text'
import { readShared, sharedIsThere } from '../../support/shared'

function textOf(characters: string): Text {
  let at = 0
  const blocks = characters.split('\n').map((line) => {
    const start = at
    at += line.length + 1
    return { type: 'paragraph' as const, start, end: start + line.length }
  })
  return { characters, blocks, inlines: [] }
}
const spanOf = (text: Text, words: string): Span => {
  const start = text.characters.indexOf(words)
  if (start < 0) throw new Error(`${words} is not in the text`)
  return { start, end: start + words.length }
}
const said = (text: Text, { source, cue, content }: Attribution) => {
  const quote = (span: Span | null) => span && text.characters.slice(span.start, span.end)
  return { source: quote(source), cue: quote(cue), content: quote(content) }
}

/** A sentence, its content, and the cue and source that a reader would give it. */
const SENTENCES: readonly [language: string, sentence: string, content: string, cue: string | null, source: string | null][] = [
  ['en', 'Officials said that the strike was over.', 'the strike was over', 'said', 'Officials'],
  [
    'en',
    '“Not one has been refused,” its spokeswoman, Freya Lund, claimed.',
    '“Not one has been refused,”',
    'claimed',
    'its spokeswoman, Freya Lund',
  ],
  ['en', '“We will be back,” said Ines Tavera, who leads the local.', '“We will be back,”', 'said', 'Ines Tavera, who leads the local'],
  ['en', '“We will be back.” Ines Tavera said on Monday.', '“We will be back.”', 'said', 'Ines Tavera'],
  ['en', 'The port is closed, according to the harbour master.', 'The port is closed', 'according to', 'the harbour master'],
  ['en', 'According to two dockers, the port is closed.', 'the port is closed', 'According to', 'two dockers'],
  ['en', 'But the minister has later denied the port was ever shut.', 'the port was ever shut', 'denied', 'the minister'],
  ['en', 'Mr. Vale told reporters that he would stay.', 'he would stay', 'told', 'Mr. Vale'],
  ['en', 'Lund pointed out that the port was open.', 'the port was open', 'pointed out', 'Lund'],
  ['en', 'The port stayed shut all week.', 'The port stayed shut', null, null],
  ['de', 'Der Hafen bleibt zu, sagte die Sprecherin Freya Lund am Montag.', 'Der Hafen bleibt zu', 'sagte', 'die Sprecherin Freya Lund'],
  ['de', 'Laut Polizei war niemand verletzt.', 'war niemand verletzt', 'Laut', 'Polizei'],
  ['fr', 'Selon le ministère, le port reste fermé.', 'le port reste fermé', 'Selon', 'le ministère'],
  ['es', 'El puerto sigue cerrado, dijo la portavoz.', 'El puerto sigue cerrado', 'dijo', 'la portavoz'],
]

describe('of attributed content', () => {
  test.each(SENTENCES)('%s: %s', (language, sentence, content, cue, source) => {
    const text = textOf(sentence)
    expect(said(text, attributionOfContent(text, spanOf(text, content), { language }))).toEqual({ content, cue, source })
  })

  test('looks in the sentence after, the one before, and a line that leads in, never further', () => {
    const next = textOf('“No.” The mayor replied at once. Others said nothing.')
    expect(said(next, attributionOfContent(next, spanOf(next, '“No.”'), { language: 'en' })).source).toBe('The mayor')
    const lead = textOf('The mayor answered:\n“No, and never again.”')
    expect(said(lead, attributionOfContent(lead, spanOf(lead, '“No, and never again.”'), { language: 'en' })).source).toBe('The mayor')
    const far = textOf('The mayor answered.\n“No, and never again.”')
    expect(attributionOfContent(far, spanOf(far, '“No, and never again.”'), { language: 'en' }).cue).toBeNull()
  })

  test('an unknown language and one without its own words go by English ones', () => {
    const text = textOf('Officials said that it was over.')
    for (const language of [null, 'tlh', 'x-not a tag'])
      expect(said(text, attributionOfContent(text, spanOf(text, 'it was over'), { language })).source).toBe('Officials')
  })
})

test('of the reporting words: their source and what else the sentence says', () => {
  const text = textOf('Officials said that the strike was over.')
  expect(said(text, attributionOfCue(text, spanOf(text, 'said'), { language: 'en' }))).toEqual({
    source: 'Officials',
    cue: 'said',
    content: 'that the strike was over',
  })
})

test('of the source: the nearest reporting words and what else the sentence says', () => {
  const text = textOf('“We will be back at the table,” Ines Tavera claimed.')
  expect(said(text, attributionOfSource(text, spanOf(text, 'Ines Tavera'), { language: 'en' }))).toEqual({
    source: 'Ines Tavera',
    cue: 'claimed',
    content: '“We will be back at the table,”',
  })
})

test('which end a selection is', () => {
  const text = textOf('“We will be back at the table,” Ines Tavera claimed on Monday.')
  const end = (words: string) => likelyEnd(text, spanOf(text, words), { language: 'en' })
  expect(end('claimed')).toBe('cue')
  expect(end('Ines Tavera')).toBe('source')
  expect(end('“We will be back at the table,”')).toBe('content')
})

test.skipIf(!sharedIsThere)(
  'of the attributions one reader made in a real article, six of seven cues and every source are found (needs ../shared)',
  () => {
    const spans: ({ id: string; tag: string } & Span)[] = JSON.parse(readShared('articles/republished-article.gold.json'))
    const links: { from: string; to: string }[] = JSON.parse(readShared('articles/republished-article.relations.json'))
    const text = textOf(readShared('articles/republished-article.md'))
    const from = (id: string, tag: string) => {
      const ends = links.filter(({ to }) => to === id).map((link) => spans.find((span) => span.id === link.from))
      return ends.find((span) => span?.tag === tag)
    }
    const meets = (a: Span | null, b: Span | undefined) => a !== null && b !== undefined && a.start < b.end && b.start < a.end
    const contents = spans.filter(({ tag }) => tag === 'sourcing.content')
    const rated = contents.map((content) => {
      const cue = from(content.id, 'sourcing.cue')
      const source = cue && from(cue.id, 'sourcing.source')
      const proposed = attributionOfContent(text, content, { language: 'en' })
      return { cue: meets(proposed.cue, cue), source: !source || meets(proposed.source, source) }
    })
    expect(rated.filter(({ cue }) => cue).length).toBeGreaterThanOrEqual(6)
    expect(rated.every(({ source }) => source)).toBe(true)
  },
)

test.skipIf(!sharedIsThere)(
  'of 411 attributions in German news, half of the cues and two in five sources are found (needs ../shared)',
  () => {
    let [asked, cues, sources] = [0, 0, 0]
    const hull = (spans: [number, number][]): Span => ({
      start: Math.min(...spans.map(([s]) => s)),
      end: Math.max(...spans.map(([, e]) => e)),
    })
    const meets = (a: Span | null, b: Span) => a !== null && a.start < b.end && b.start < a.end
    for (const line of readShared('data/wikinews-de-quotes/dev.jsonl').trim().split('\n')) {
      const article: { text: string; annotations: Record<'quote' | 'cue' | 'speaker', [number, number][]>[] } = JSON.parse(line)
      const text = textOf(article.text)
      for (const { quote, cue, speaker } of article.annotations) {
        if (cue.length === 0 || speaker.length === 0) continue
        const proposed = attributionOfContent(text, hull(quote), { language: 'de' })
        asked++
        if (meets(proposed.cue, hull(cue))) cues++
        if (meets(proposed.source, hull(speaker))) sources++
      }
    }
    expect(asked).toBe(411)
    expect(cues / asked).toBeGreaterThan(0.49)
    expect(sources / asked).toBeGreaterThan(0.39)
  },
)
