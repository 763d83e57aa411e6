import { describe, expect, it } from 'vitest'
import type { ImportFormat } from '@/lib/contracts/documents'
import { foundInLines } from '@/lib/importers/found-in-lines'
import { importCharacters } from '@/lib/importers/import-characters'
import { isoDate } from '@/lib/importers/printed-date'
import { importerOf } from '@/lib/importers/registry'
import { readShared, sharedIsThere } from '../support/shared'

function found(format: ImportFormat, raw: string) {
  const result = importCharacters(importerOf(format), raw)
  return result.ok ? result.value.found.map(({ field, value, from }) => `${field}: ${value} (${from})`) : [result.reason]
}

describe('what a page says about itself', () => {
  it('is found in its linked data, its metadata and its words, each with its place', () => {
    const page = `<html lang="en"><head><title>Port talks “sabotaged” | Wire</title>
      <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Port talks “sabotaged”","datePublished":"2026-05-03T09:45:00+02:00","author":[{"name":"Ines Tavera"},{"name":"Max Roth"}],"publisher":{"name":"The Meridian Wire"}}]}</script>
      <meta property="og:site_name" content="The Meridian Wire"><meta name="date" content="2026-05-02"><link rel="canonical" href="https://meridian.example/port">
      </head><body><h1>Port talks “sabotaged”</h1><p>By Staff</p><p>First published by <a href="https://courier.example/1">Nordkai Courier</a>. Reposted with permission.</p></body>`
    expect(found('html', page)).toEqual([
      'title: Port talks “sabotaged” (JSON-LD headline)',
      'publisher: The Meridian Wire (JSON-LD publisher)',
      'publishedAt: 2026-05-03T09:45:00+02:00 (JSON-LD datePublished)',
      'byline: Ines Tavera, Max Roth (JSON-LD author)',
      'language: en (html lang)',
      'title: Port talks “sabotaged” | Wire (the page’s title)',
      'publishedAt: 2026-05-02 (meta date)',
      'url: https://meridian.example/port (canonical link)',
      'byline: Staff (line “By Staff”)',
      'originalPublisher: Nordkai Courier (line “First published by Nordkai Courier”)',
      'originalUrl: https://courier.example/1 (line “First published by Nordkai Courier”)',
    ])
  })
  it('is left alone where it is not what it should be', () => {
    const page = `<script type="application/ld+json">{"@type":"NewsArticle","headline":{"a":1},"datePublished":"yesterday","url":"javascript:x","author":"https://x.org/me"}</script>
      <script type="application/ld+json">{not json</script><meta name="constructor" content="x"><meta property="og:url" content="/relative"><p>a</p>`
    expect(found('html', page)).toEqual([])
  })
  it('is not guessed of a few words', () => expect(found('text', 'Hello there')).toEqual([]))
})

describe('lines about an article', () => {
  it.each([
    ['By Ines Tavera, May 3, 2026', ['byline: Ines Tavera', 'publishedAt: 2026-05-03']],
    ['By Ines Tavera, The Meridian Wire', ['byline: Ines Tavera, The Meridian Wire']],
    ['Written by: Ines Tavera | 3 May 2026 | Copy link', ['byline: Ines Tavera', 'publishedAt: 2026-05-03']],
    ['Published 3 May 2024 | Copy link', ['publishedAt: 2024-05-03']],
    ['Published: Friday, 3 May 2024 at 9:45 am GMT · Share', ['publishedAt: 2024-05-03']],
    ['3 May 2024 — 4 min read', ['publishedAt: 2024-05-03']],
    ['First published 2 May 2024', ['originalPublishedAt: 2024-05-02']],
    ['Updated 4 May 2024', []],
    ['Last updated May 4, 2024', []],
    ['Published on 3 May 2024, Updated 4 May 2024', []],
    ['The Meridian Wire, May 3, 2026', ['publisher: The Meridian Wire', 'publishedAt: 2026-05-03']],
    ['The Meridian Wire | May 3, 2026 | Share', ['publishedAt: 2026-05-03']],
    [
      'By Monday the dockers had left, and nobody was at the gate of the terminal; the authority said it would wait until the tide turned again.',
      [],
    ],
  ])('“%s”', (line, expected) => {
    expect(foundInLines([line]).map(({ field, value }) => `${field}: ${value}`)).toEqual(expected)
  })
})

describe('front matter', () => {
  const read = (raw: string) => {
    const result = importCharacters(importerOf('markdown'), raw)
    if (!result.ok) throw new Error(result.reason)
    const { text, found: guesses, notes } = result.value
    return {
      characters: text.characters,
      found: guesses.map(({ field, value }) => `${field}: ${value}`),
      notes: notes.map(({ detail }) => detail),
    }
  }
  const BODY = '# Talks\n\nAbout 600 dockers left.'
  it('is read and said, and is no heading', () => {
    const front = [
      'title: "Port talks: sabotaged"',
      'authors:\n  - Ines Tavera\n  - name: Max Roth',
      'date: 2024-05-03',
      'site_name: Courier',
      'source: https://courier.example/1',
      'lang: en',
      'tags: [port, strike]',
      'draft: false',
    ]
    expect(read(`---\r\n${front.join('\r\n')}\r\n---\r\n\r\n${BODY}`)).toEqual({
      characters: 'Talks\nAbout 600 dockers left.',
      found: [
        'title: Port talks: sabotaged',
        'byline: Ines Tavera, Max Roth',
        'publishedAt: 2024-05-03',
        'publisher: Courier',
        'url: https://courier.example/1',
        'language: en',
        'title: Talks',
      ],
      notes: [
        'The file begins with front matter, lines about the article that are no part of its text. Read from it: “title”, “authors”, “date”, “site_name”, “source”, and “lang”. Not used: “tags” and “draft”. The file is kept as it came.',
      ],
    })
  })
  it('is read though it is no YAML', () => {
    expect(read(`---\ntitle: Talks: what next\nauthor: 'Ines Tavera'\n---\n${BODY}`).found.slice(0, 2)).toEqual([
      'title: Talks: what next',
      'byline: Ines Tavera',
    ])
  })
  it.each([
    ['a line between two rules', '---\n\nBreaking: dockers left\n\n---\n\nWords.', 'Breaking: dockers left'],
    ['a list between two rules', '---\n- one\n---\nWords.', 'one'],
    ['front matter that does not end', '---\ntitle: A\n\nWords.', 'title: A'],
    ['a rule further down', 'Words.\n\n---\ntitle: A\n---\n', 'title: A'],
  ])('is not taken for %s', (_, raw, kept) => {
    expect(read(raw).characters).toContain(kept)
    expect(read(raw).notes).toEqual([])
  })
  it.each([
    ['aliases that multiply', `---\na: &a [x,x,x]\nb: &b [*a,*a,*a]\ntitle: [*b,*b]\n---\n${BODY}`],
    ['deep nesting', `---\ntitle: ${'['.repeat(20_000)}\n---\n${BODY}`],
    ['names of the language', `---\n__proto__: x\nconstructor: y\ntitle: A\n---\n${BODY}`],
    ['values that are none', `---\ntitle:\ndate: yesterday\nurl: javascript:alert(1)\nlang: <b>\n---\n${BODY}`],
  ])('holds nothing that harms: %s', (_, raw) => {
    const { characters, found } = read(raw)
    expect(characters).toContain('About 600 dockers left.')
    expect(found.filter((guess) => /javascript|yesterday|<b>/.test(guess))).toEqual([])
  })
})

describe('printed dates', () => {
  it.each([
    ['September 22, 2023', '2023-09-22'],
    ['21 September 2023', '2023-09-21'],
    ['Sept. 3rd, 2023', '2023-09-03'],
    ['2026-05-03 09:45', '2026-05-03T09:45'],
    ['2026-02-31', null],
    ['31 June 2026', null],
    ['last May', null],
  ])('%s is %s', (printed, iso) => expect(isoDate(printed)).toBe(iso))
})

describe.skipIf(!sharedIsThere)(`the real article${sharedIsThere ? '' : ' (skipped: ../shared is not there)'}`, () => {
  type Gold = { plainQuote: string; plainOccurrence?: number }
  const article = () => readShared('articles/republished-article.md')
  it('holds each of the 76 marked quotes at its place', () => {
    const result = importCharacters(importerOf('markdown'), article())
    if (!result.ok) throw new Error(result.reason)
    const { characters } = result.value.text
    const gold = JSON.parse(readShared('articles/republished-article.gold.json')) as Gold[]
    const missing = gold.filter(({ plainQuote, plainOccurrence = 1 }) => {
      let at = -1
      for (let n = 0; n < plainOccurrence; n++) at = characters.indexOf(plainQuote, at + 1)
      return at < 0
    })
    expect(gold.length).toBe(76)
    expect(missing).toEqual([])
  })
  it('tells where it comes from', () => {
    expect(found('markdown', article())).toEqual([
      'title: Senior Israel Delegation Visits Azerbaijan Two Days Before Clashes in Karabakh (first heading)',
      'byline: Middle East Monitor (line “By Middle East Monitor”)',
      'publisher: Global Research (line “Global Research, September 22, 2023”)',
      'publishedAt: 2023-09-22 (line “Global Research, September 22, 2023”)',
      'originalPublisher: Middle East Monitor (line “Middle East Monitor 21 September 2023”)',
      'originalPublishedAt: 2023-09-21 (line “Middle East Monitor 21 September 2023”)',
      'language: en (recognised)',
    ])
  })
})
