import { trimSpan } from '../annotation/selecting'
import { blockIndexAt } from '../text/positions'
import { sentences } from '../text/segments'
import type { Span, Text } from '../text/text'
import { isClause } from './clauses'
import { type Cue, cuesIn } from './find-cues'
import { sourceAround } from './find-source'
import { reportingWords } from './words-of-language'

/** The three ends of an attribution. What could not be found is null. Offsets in UTF-16 code units, half-open. */
export type Attribution = { readonly source: Span | null; readonly cue: Span | null; readonly content: Span | null }
export type AttributionEnd = keyof Attribution
export const ATTRIBUTION_ENDS: readonly AttributionEnd[] = ['content', 'cue', 'source']

type Options = { readonly language: string | null }

/**
 * Who says it and how, proposed for attributed content: the reporting words nearest to it in its own sentence, and the name
 * beside those words; for a quotation also in the sentences beside it in its block. A proposal, never a
 * tag: the reader confirms it.
 * After the surface patterns of quotation attribution (O'Keefe et al. 2012, “A sequence labelling approach to quote attribution”).
 */
export function attributionOfContent(text: Text, content: Span, { language }: Options): Attribution {
  const words = reportingWords(language)
  for (const region of regionsAround(text, content, language)) {
    const cue = nearest(cuesIn(text.characters, region, words, [content]), content)
    if (cue) return { content, cue: cue.span, source: sourceAround(text.characters, region, cue, [content], words) }
  }
  return { content, cue: null, source: null }
}

/** The same from the reporting words: the name beside them, and what else the sentence says. */
export function attributionOfCue(text: Text, cue: Span, { language }: Options): Attribution {
  const words = reportingWords(language)
  const region = sentenceOf(text, cue, language)
  const known = cuesIn(text.characters, region, words, []).find(({ span }) => span.start <= cue.start && span.end >= cue.end)
  const source = sourceAround(text.characters, region, { kind: 'verb', relative: false, ...known, span: cue }, [], words)
  return { source, cue, content: contentIn(text, region, [cue, source]) }
}

/** The same from the source: the reporting words nearest to it. */
export function attributionOfSource(text: Text, source: Span, { language }: Options): Attribution {
  const region = sentenceOf(text, source, language)
  const cue = nearest(cuesIn(text.characters, region, reportingWords(language), [source]), source)
  return { source, cue: cue?.span ?? null, content: cue ? contentIn(text, region, [cue.span, source]) : null }
}

/** Which end of an attribution a selection most likely is: reporting words are a cue, a name beside some a source, a clause never one. */
export function likelyEnd(text: Text, selected: Span, { language }: Options): AttributionEnd {
  const words = reportingWords(language)
  const region = sentenceOf(text, selected, language)
  const cues = cuesIn(text.characters, region, words, [])
  const within = cues.find(({ span }) => span.start <= selected.end && span.end >= selected.start)
  if (within && overlap(within.span, selected) > 0 && selected.end - selected.start <= within.span.end - within.span.start + 8) return 'cue'
  if (isClause(text.characters, selected, words)) return 'content'
  const sources = cues
    .filter((cue) => overlap(cue.span, selected) === 0)
    .map((cue) => sourceAround(text.characters, region, cue, [], words))
  return sources.some((source) => source !== null && overlap(source, selected) * 2 > selected.end - selected.start) ? 'source' : 'content'
}

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
const gap = (a: Span, b: Span): number => Math.max(0, a.start - b.end, b.start - a.end)

/** The nearest one; that of a relative clause only where there is no other. */
const nearest = (cues: readonly Cue[], to: Span): Cue | undefined =>
  [...cues].sort((a, b) => Number(a.relative) - Number(b.relative) || gap(a.span, to) - gap(b.span, to))[0]

const QUOTATION = /^["“”„«»].*["“”„«»]$/su

/**
 * Where to look: the sentences that hold the content; for a quotation with the one after, with the one before (of what is not
 * quoted they hardly ever speak); never beyond its block but for a lead-in.
 */
function regionsAround(text: Text, content: Span, language: string | null): Span[] {
  const { block, all, first, last } = placeIn(text, content, language)
  const own = { start: all[first]?.start ?? block.start, end: all[last]?.end ?? block.end }
  const withNext = { start: own.start, end: all[last + 1]?.end ?? own.end }
  const withLast = { start: all[first - 1]?.start ?? own.start, end: own.end }
  const before = text.blocks[text.blocks.indexOf(block as (typeof text.blocks)[number]) - 1]
  const leadIn =
    before && /[:：]\s*$/.test(text.characters.slice(before.start, before.end)) ? [{ start: before.start, end: content.end }] : []
  const isQuotation = QUOTATION.test(text.characters.slice(content.start, content.end))
  return isQuotation ? [own, withNext, withLast, ...leadIn] : [own, ...leadIn]
}

function sentenceOf(text: Text, span: Span, language: string | null): Span {
  const { block, all, first, last } = placeIn(text, span, language)
  return { start: all[first]?.start ?? block.start, end: all[last]?.end ?? block.end }
}

function placeIn(text: Text, span: Span, language: string | null) {
  const block: Span = text.blocks[blockIndexAt(text.blocks, span.start)] ?? { start: 0, end: text.characters.length }
  const all = sentences(text.characters.slice(block.start, block.end), language, block.start)
  const first = Math.max(
    0,
    all.findIndex((one) => one.end > span.start),
  )
  const last = Math.max(
    first,
    all.findLastIndex((one) => one.start < span.end),
  )
  return { block, all, first, last }
}

/** What a sentence says besides its source and cue: the longest of what they leave. */
function contentIn(text: Text, region: Span, taken: readonly (Span | null)[]): Span | null {
  const ends = taken.filter((one): one is Span => one !== null).sort((a, b) => a.start - b.start)
  const left: Span[] = []
  let at = region.start
  for (const end of [...ends, { start: region.end, end: region.end }]) {
    if (end.start > at) left.push({ start: at, end: end.start })
    at = Math.max(at, end.end)
  }
  const longest = left.sort((a, b) => b.end - b.start - (a.end - a.start))[0]
  return longest ? withoutLead(text.characters, longest) : null
}

const LEAD = /^[\s,;:–—-]+/u
function withoutLead(characters: string, span: Span): Span | null {
  const lead = LEAD.exec(characters.slice(span.start, span.end))?.[0].length ?? 0
  return trimSpan(characters, { start: span.start + lead, end: span.end })
}
