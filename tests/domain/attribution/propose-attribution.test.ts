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
  [
    'de',
    'Die Behörde soll ihr Angebot zurückgezogen haben, berichtete der „Nordkai Courier“ unter Berufung auf zwei Teilnehmer.',
    'Die Behörde soll ihr Angebot zurückgezogen haben',
    'berichtete',
    'der „Nordkai Courier“',
  ],
  ['de', 'Die Kräne arbeiteten selbsttätig, argumentiert sie.', 'Die Kräne arbeiteten selbsttätig', 'argumentiert', 'sie'],
  ['de', 'Die Lage sei ernst, teilte das Unternehmen mit.', 'Die Lage sei ernst', 'teilte', 'das Unternehmen'],
  ['de', 'Am Montag sagte Ines Tavera, die Lage sei ernst.', 'die Lage sei ernst', 'sagte', 'Ines Tavera'],
  ['de', 'Ihr Angebot galt dem Bericht zufolge bis Mitternacht.', 'bis Mitternacht', 'zufolge', 'dem Bericht'],
  ['de', 'In Berichten hieß es, der Hafen sei zu.', 'der Hafen sei zu', 'hieß', null],
  ['en', 'The authority wants crews of five and says cranes make up for it.', 'cranes make up for it', 'says', 'The authority'],
  ['en', 'A steward who asked not to be named counted 400.', '400', 'counted', 'A steward who asked not to be named'],
  ['en', 'The union blamed the authority.', 'the authority', 'blamed', 'The union'],
  ['en', 'Critics point out that nobody paid.', 'nobody paid', 'point out', 'Critics'],
  [
    'en',
    'Figures from the statistics office show nine fewer calls than last year.',
    'nine fewer calls',
    'show',
    'Figures from the statistics office',
  ],
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

  test('a neighbouring sentence is asked only about a quotation', () => {
    const text = textOf('“No.” It puts calls at 14. Lund said so. The rest of it stayed shut all week.')
    expect(attributionOfContent(text, spanOf(text, 'stayed shut'), { language: 'en' }).cue).toBeNull()
    expect(attributionOfContent(text, spanOf(text, 'The rest of it stayed shut all week'), { language: 'en' }).cue).toBeNull()
    expect(said(text, attributionOfContent(text, spanOf(text, '“No.”'), { language: 'en' })).source).toBe('It')
  })

  test.each(['It lost 14 calls.', 'It had the report.', 'It had nine fewer calls.', 'It saw some claims.'])(
    'what is counted or has an article is no reporting verb: %s',
    (sentence) => {
      const text = textOf(sentence)
      expect(attributionOfContent(text, spanOf(text, 'It'), { language: 'en' }).cue).toBeNull()
    },
  )

  test.each(['Some claim it was shut.', 'Two returned to say it was shut.', 'This shows it was shut.'])(
    'whoever is counted may well report: %s',
    (sentence) => {
      const text = textOf(sentence)
      expect(attributionOfContent(text, spanOf(text, 'it was shut'), { language: 'en' }).cue).not.toBeNull()
    },
  )

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

test.each([
  ['Die Bahnstrecke dürfe jedoch nicht blockiert werden', ', sagte sie.'],
  ['Die Kräne arbeiteten inzwischen weitgehend selbsttätig', ', argumentiert sie.'],
  ['Die Behörde soll ihr Angebot zurückgezogen haben', ', berichtete der „Nordkai Courier“ unter Berufung auf zwei Teilnehmer.'],
  ['Der Bürgermeister besuchte Berlin', ', sagte Lund.'],
  ['habe jedoch keine Gefahr bestanden', ', teilte die Feuerwehr mit.'],
])('a clause is content, what follows the verb its source: %s', (clause, rest) => {
  const text = textOf(`${clause}${rest}`)
  expect(likelyEnd(text, spanOf(text, clause), { language: 'de' })).toBe('content')
  expect(likelyEnd(text, spanOf(text, clause), { language: 'de-AT' })).toBe('content')
})

test('a long name with its apposition is a source', () => {
  for (const [language, sentence, name] of [
    [
      'en',
      'Marta Sillén, who teaches labour law at Vestmark University, said it was lawful.',
      'Marta Sillén, who teaches labour law at Vestmark University',
    ],
    [
      'en',
      'Ole Ferring, a farmer from Hallsund who was waiting with a lorry, said so.',
      'Ole Ferring, a farmer from Hallsund who was waiting with a lorry',
    ],
    ['de', '„Wir sitzen am Tisch“, sagte Ines Tavera, die Vorsitzende der Ortsgruppe.', 'Ines Tavera, die Vorsitzende der Ortsgruppe'],
    ['de', 'Ines Tavera, die den Verband leitet, sagte, es sei genug.', 'Ines Tavera, die den Verband leitet'],
    [
      'de',
      'Die Arbeitsrechtlerin Marta Sillén von der Universität Vestmark hält ihn für rechtmäßig.',
      'Die Arbeitsrechtlerin Marta Sillén von der Universität Vestmark',
    ],
  ] as const) {
    const text = textOf(sentence)
    expect(likelyEnd(text, spanOf(text, name), { language }), name).toBe('source')
  }
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
  'of 411 attributions in German news, more than half of the cues and 45 in 100 sources are found, one in ten is another (needs ../shared)',
  () => {
    let [asked, cues, sources, others, contents] = [0, 0, 0, 0, 0]
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
        else if (proposed.source) others++
        if (likelyEnd(text, hull(quote), { language: 'de' }) === 'content') contents++
      }
    }
    expect(asked).toBe(411)
    expect(cues / asked).toBeGreaterThan(0.53)
    expect(sources / asked).toBeGreaterThan(0.45)
    expect(others / asked).toBeLessThan(0.11)
    expect(contents / asked).toBeGreaterThan(0.98)
  },
)
