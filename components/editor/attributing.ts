import { v7 } from 'uuid'
import type { Edge } from '@/components/article/EdgeHandles'
import type { ArticleSelection } from '@/components/article/locked-editor'
import { type Annotation, hull } from '@/lib/domain/annotation/annotation'
import type { Change } from '@/lib/domain/annotation/change'
import { characterEdge, snapToWords, wordEdge } from '@/lib/domain/annotation/selecting'
import {
  ATTRIBUTION_ENDS,
  type Attribution,
  type AttributionEnd,
  attributionOfContent,
  attributionOfCue,
  attributionOfSource,
  likelyEnd,
} from '@/lib/domain/attribution/propose-attribution'
import { findTag, type Tagset } from '@/lib/domain/tagset/tagset'
import type { Span } from '@/lib/domain/text/text'
import type { Command } from './command'
import type { Desk } from './desk'
import { wordsAtEdge } from './edges'
import type { Attributing } from './gesture'
import { gestures } from './gesture-strings'
import { words } from './strings'
import { meantSpan, partOf } from './tagging'

/** The tags of the three ends, and the relation between them: source → cue → content. */
const TAGS: Readonly<Record<AttributionEnd, string>> = { content: 'sourcing.content', cue: 'sourcing.cue', source: 'sourcing.source' }
const RELATION = 'attribution'
const OF_END = { content: attributionOfContent, cue: attributionOfCue, source: attributionOfSource } as const

/** Whether a project's tagset has what an attribution is made of. */
export const canAttribute = (tagset: Tagset): boolean =>
  ATTRIBUTION_ENDS.every((end) => findTag(tagset, TAGS[end])) && tagset.relations.some(({ key }) => key === RELATION)

/** Begins an attribution from the selection, or from the focused annotation when it is one of the three ends. */
export function beginAttribution(desk: Desk): void {
  const began = selected(desk) ?? focusedEnd(desk)
  if (!began) {
    desk.say(gestures.selectFirst)
    return
  }
  const { end, span } = began
  const proposed = OF_END[end](desk.text, span, desk)
  const ends = Object.fromEntries(ATTRIBUTION_ENDS.map((one) => [one, one === end ? span : known(desk, one, proposed[one])])) as Attribution
  desk.select({ start: span.start, end: span.start })
  propose(desk, { kind: 'attribute', ends, hand: ATTRIBUTION_ENDS.find((one) => one !== end && !ends[one]) ?? 'source' })
}

/** Shows all three ends and says them. */
function propose(desk: Desk, gesture: Attributing): void {
  hold(desk, gesture)
  desk.tell(gestures.proposed(toldEnds(desk, gesture.ends, ATTRIBUTION_ENDS), gestures.ends[gesture.hand]))
}

/** Some of the ends by name with their first words. */
const toldEnds = ({ text }: Desk, ends: Attribution, some: readonly AttributionEnd[]): string =>
  some
    .map((end) => {
      const span = ends[end]
      return gestures.one(gestures.ends[end], span && shortened(text.characters.slice(span.start, span.end)))
    })
    .join(' ')

const shortened = (quote: string): string => {
  const begin = wordsAtEdge(quote, 'start')
  return begin === quote ? quote : `${begin} …`
}

function selected(desk: Desk): { end: AttributionEnd; span: Span } | null {
  const span = meantSpan(desk, false)
  return span && { end: likelyEnd(desk.text, span, desk), span }
}

function focusedEnd({ focused }: Desk): { end: AttributionEnd; span: Span } | null {
  const end = ATTRIBUTION_ENDS.find((one) => TAGS[one] === focused?.tag)
  return end && focused ? { end, span: hull(focused.parts) } : null
}

/** An annotation that stands where something is proposed already is what is meant. */
function known(desk: Desk, end: AttributionEnd, span: Span | null): Span | null {
  const there = span && annotationsOf(desk, end).find((one) => meets(hull(one.parts), span))
  return there ? hull(there.parts) : span
}
const annotationsOf = (desk: Desk, end: AttributionEnd): Annotation[] =>
  [...desk.content.annotations.values()].filter(({ tag }) => tag === TAGS[end])
const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

function hold(desk: Desk, gesture: Attributing): void {
  desk.setGesture({ ...gesture, pointed: undefined })
  const span = gesture.ends[gesture.hand]
  desk.tell(gestures.inHand(gestures.ends[gesture.hand], span && desk.text.characters.slice(span.start, span.end)))
}

/** What the reader selected is the end in hand; where that was empty, the next selection is for the next that is. */
export function pointAt(desk: Desk, gesture: Attributing, at: ArticleSelection): void {
  const { pointed } = gesture
  const grown = pointed && isSame(pointed.at, at) ? pointed.end : null
  const span = at.start === at.end ? null : snapToWords(desk.text, { start: at.start, end: at.end }, desk.language)
  if (!span) {
    if (pointed && !grown) desk.setGesture({ ...gesture, pointed: undefined })
    return
  }
  const end = grown ?? gesture.hand
  const hand = grown || gesture.ends[end] ? gesture.hand : nextEmpty(gesture, end)
  desk.setGesture({ ...gesture, ends: { ...gesture.ends, [end]: span }, hand, pointed: { end, at } })
  if (grown && isEqual(gesture.ends[end], span)) return // it grew inside a word
  const said = gestures.pointed(gestures.ends[end], desk.text.characters.slice(span.start, span.end))
  desk.tell(hand === end ? said : gestures.pointedNext(said, gestures.ends[hand]))
}

const isEqual = (a: Span | null, b: Span): boolean => a?.start === b.start && a.end === b.end

/** Whether a selection is the one before as it grows or shrinks: it has an edge in common with it. */
const isSame = (before: ArticleSelection, now: ArticleSelection): boolean =>
  now.anchor === before.anchor || now.start === before.start || now.end === before.end

/** The next end behind this one that has no words yet; this one where all others have. */
function nextEmpty({ ends }: Attributing, end: AttributionEnd): AttributionEnd {
  const at = ATTRIBUTION_ENDS.indexOf(end)
  return [...ATTRIBUTION_ENDS.slice(at + 1), ...ATTRIBUTION_ENDS.slice(0, at)].find((one) => !ends[one]) ?? end
}

/** Moves an edge of the end in hand forward or back in the text. */
export function moveEndEdge(desk: Desk, gesture: Attributing, edge: Edge, direction: 1 | -1, unit: 'word' | 'character'): void {
  const { ends, hand } = gesture
  const span = ends[hand]
  if (!span) {
    desk.say(gestures.noEdge(gestures.ends[hand]))
    return
  }
  const by = unit === 'word' ? wordEdge : characterEdge
  const moved = { ...span, [edge]: by(desk.text, span[edge], direction, edge, desk.language) }
  if (moved.end <= moved.start) {
    desk.say(words.smallest)
    return
  }
  desk.setGesture({ ...gesture, ends: { ...ends, [hand]: moved }, pointed: undefined })
  desk.tell(words.edgeMoved(gestures.ends[hand], edge, wordsAtEdge(desk.text.characters.slice(moved.start, moved.end), edge)))
}

/** A click on a span that could be the end in hand takes it. */
export function pointAtSpan(desk: Desk, gesture: Attributing, ids: readonly string[]): void {
  const { ends, hand } = gesture
  const found = annotationsOf(desk, hand).find(({ id }) => ids.includes(id))
  if (found) hold(desk, { ...gesture, ends: { ...ends, [hand]: hull(found.parts) }, hand: ends[hand] ? hand : nextEmpty(gesture, hand) })
}

/** Makes what is not there yet, and relates source to cue to content, as one step. */
function take(desk: Desk, { ends }: Attributing): void {
  const changes: Change[] = []
  const ids: Partial<Record<AttributionEnd, string>> = {}
  for (const end of ATTRIBUTION_ENDS) {
    const span = ends[end]
    if (!span) continue
    const there = annotationsOf(desk, end).find((one) => hull(one.parts).start === span.start && hull(one.parts).end === span.end)
    ids[end] = there?.id ?? v7()
    if (!there) changes.push({ id: v7(), kind: 'create', annotation: { id: ids[end], tag: TAGS[end], parts: [partOf(desk.text, span)] } })
  }
  const chain = [ids.source, ids.cue, ids.content].filter((id) => id !== undefined)
  if (chain.length < 2) {
    desk.say(gestures.tooFew)
    return
  }
  for (const [at, to] of chain.slice(1).entries()) {
    const from = chain[at] ?? ''
    if (!isRelated(desk, from, to)) changes.push({ id: v7(), kind: 'create', relation: { id: v7(), type: RELATION, from, to } })
  }
  desk.setGesture(null)
  if (changes.length > 0 && !desk.act(gestures.attributed, changes, true)) return
  desk.focus(ids.content ?? ids.cue ?? null)
  if (changes.length === 0) return
  const made = ATTRIBUTION_ENDS.filter((end) => ends[end])
  desk.tell(gestures.attributedWords(toldEnds(desk, ends, made)))
}

const isRelated = (desk: Desk, from: string, to: string): boolean =>
  [...desk.content.relations.values()].some((one) => one.type === RELATION && one.from === from && one.to === to)

/** What the keys do while an attribution is being made. */
export function attributingCommands(desk: Desk, gesture: Attributing): Command[] {
  const turn = (by: 1 | -1) => () => {
    const at = ATTRIBUTION_ENDS.indexOf(gesture.hand)
    const hand = ATTRIBUTION_ENDS[(at + by + ATTRIBUTION_ENDS.length) % ATTRIBUTION_ENDS.length] ?? 'content'
    hold(desk, { ...gesture, hand })
  }
  const hands = ATTRIBUTION_ENDS.map(
    (hand, place): Command => ({
      id: `attribute ${hand}`,
      name: gestures.hand(gestures.ends[hand]),
      group: 'span',
      keys: [String(place + 1)],
      run: () => hold(desk, { ...gesture, hand }),
    }),
  )
  const empty = () => hold(desk, { ...gesture, ends: { ...gesture.ends, [gesture.hand]: null } })
  const swap = () => propose(desk, { ...gesture, ends: { ...gesture.ends, content: gesture.ends.source, source: gesture.ends.content } })
  return [
    { id: 'attribute take', name: gestures.take, group: 'span', keys: ['Enter'], run: () => take(desk, gesture) },
    ...hands,
    { id: 'attribute empty', name: gestures.empty, group: 'span', keys: ['Backspace', 'Delete'], run: empty },
    { id: 'attribute swap', name: gestures.swap, group: 'span', keys: ['x', 'Shift+X'], run: swap },
    { id: 'attribute next', name: gestures.next, group: 'span', keys: ['Tab'], run: turn(1) },
    { id: 'attribute previous', name: gestures.previous, group: 'span', keys: ['Shift+Tab'], run: turn(-1) },
  ]
}
