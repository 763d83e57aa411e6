import { describe, expect, it } from 'vitest'
import type { ImportFormat } from '@/lib/contracts/documents'
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
