import { expect, test } from 'vitest'
import { attributionOfContent, attributionOfSource, likelyEnd } from '@/lib/domain/attribution/propose-attribution'
import type { DemoAnnotation, DemoReading } from '@/lib/domain/demo/demo'
import { placeQuote } from '@/lib/domain/demo/place-quote'
import type { Span, Text } from '@/lib/domain/text/text'
import { demoText } from '@/lib/importers/demo/demo-text'
import { readDemo } from '@/lib/importers/demo/read-demo'

type Read = { readonly text: Text; readonly language: string; readonly content: Span; readonly cue: Span; readonly source: Span }

const demo = await readDemo()

/** The attributions of a reading with all three ends, their first parts. */
function attributionsIn(reading: DemoReading, text: Text, language: string): Read[] {
  const before = (id: string, tag: string) =>
    reading.annotations.find((one) => one.tag === tag && reading.relations.some(([, from, to]) => from === one.id && to === id))
  const place = (one: DemoAnnotation | undefined) => one && placeQuote(text.characters, one.quote, one.occurrence)?.[0]
  return reading.annotations.flatMap((one) => {
    const marked = one.tag === 'sourcing.content' ? before(one.id, 'sourcing.cue') : undefined
    const [content, cue, source] = [place(one), place(marked), place(marked && before(marked.id, 'sourcing.source'))]
    return content && cue && source ? [{ text, language, content, cue, source }] : []
  })
}

const read = demo.articles.flatMap((article) =>
  ['en', 'de'].includes(article.provenance.language)
    ? demo.readings
        .filter(({ document }) => document === article.slug)
        .flatMap((one) => attributionsIn(one, demoText(article), article.provenance.language))
    : [],
)
const meets = (a: Span | null, b: Span): boolean => a !== null && a.start < b.end && b.start < a.end
const share = (is: (one: Read) => boolean): number => read.filter(is).length / read.length

test('what the readers of the demo took as content is proposed as content, never as who says it', () => {
  expect(read.length).toBeGreaterThan(100)
  expect(read.filter(({ text, content, language }) => likelyEnd(text, content, { language }) !== 'content')).toEqual([])
})

test('from content nine in ten of their cues and sources are found, and hardly ever another', () => {
  const proposed = new Map(read.map((one) => [one, attributionOfContent(one.text, one.content, one)]))
  expect(share((one) => meets(proposed.get(one)?.cue ?? null, one.cue))).toBeGreaterThan(0.9)
  expect(share((one) => meets(proposed.get(one)?.source ?? null, one.source))).toBeGreaterThan(0.9)
  expect(share((one) => Boolean(proposed.get(one)?.source) && !meets(proposed.get(one)?.source ?? null, one.source))).toBeLessThan(0.05)
})

test('nine in ten of their sources are taken as sources, and their cue is found', () => {
  expect(share(({ text, source, language }) => likelyEnd(text, source, { language }) === 'source')).toBeGreaterThan(0.9)
  expect(share(({ text, source, cue, language }) => meets(attributionOfSource(text, source, { language }).cue, cue))).toBeGreaterThan(0.9)
})
