import { tagName } from '@/components/article/channels'
import type { Edge } from '@/components/article/EdgeHandles'
import type { Annotation, Part } from '@/lib/domain/annotation/annotation'
import { characterEdge, snapToWords, wholeCharacters, wordEdge } from '@/lib/domain/annotation/selecting'
import { findTag } from '@/lib/domain/tagset/tagset'
import type { Span } from '@/lib/domain/text/text'
import type { Desk } from './desk'
import { words } from './strings'
import { meantSpan, partOf } from './tagging'
import { back } from './taking-back'

/** The part in which the caret is, by its place; -1 where it is in none. */
function partAtCaret(desk: Desk): number {
  const { head } = desk.selection()
  return (desk.focused?.parts ?? []).findIndex(({ start, end }) => start <= head && head <= end)
}

/**
 * Moves an edge of the focused annotation forward or back in the text: that of the part at the caret, else the start of its first
 * part or the end of its last.
 */
export function moveEdge(desk: Desk, edge: Edge, direction: 1 | -1, unit: 'word' | 'character'): void {
  const parts = desk.focused?.parts ?? []
  const here = partAtCaret(desk)
  const at = here >= 0 ? here : edge === 'start' ? 0 : parts.length - 1
  const part = parts[at]
  if (!part) return
  const to =
    unit === 'word'
      ? wordEdge(desk.text, part[edge], direction, edge, desk.language)
      : characterEdge(desk.text, part[edge], direction, edge)
  const moved = withPart(desk, parts, at, { ...part, [edge]: to })
  if (!moved) desk.say(words.smallest)
  else if (desk.update(words.resized, { parts: moved })) desk.tell(toldEdge(desk, edge, moved[at]?.quote ?? ''))
}

/** So many characters of a long span are read at the edge that moved. */
const HEARD = 40

/** The focused annotation as it is after an edge moved: its tag, and the words at that edge. */
const toldEdge = ({ tagset, focused }: Desk, edge: Edge, quote: string): string =>
  words.edgeMoved(tagName(tagset, focused?.tag ?? ''), edge, wordsAtEdge(quote, edge))

/** The words at the start or the end of a long quote, or all of a short one. */
export function wordsAtEdge(quote: string, edge: Edge): string {
  const near = edge === 'start' ? quote.slice(0, HEARD).replace(/\S*$/, '') : quote.slice(-HEARD).replace(/^\S*/, '')
  return quote.length > HEARD ? near.trim() || quote : quote
}

/** The parts of the focused annotation with an edge of one of them at an offset: at a word's edge, or `exact` at a character's. Null where it cannot be. */
export function edgeAt(desk: Desk, at: number, edge: Edge, offset: number, exact: boolean): Part[] | null {
  const parts = desk.focused?.parts ?? []
  const part = parts[at]
  if (!part) return null
  const wanted = { start: part.start, end: part.end, [edge]: offset }
  if (wanted.start >= wanted.end) return null
  const { start, end } = (exact ? wholeCharacters(desk.text, wanted) : snapToWords(desk.text, wanted, desk.language)) ?? part
  return withPart(desk, parts, at, edge === 'start' ? { start, end: part.end } : { start: part.start, end })
}

/** The parts with another one in the place of one of them; null where it would be empty or lie over another. */
function withPart(desk: Desk, parts: readonly Part[], at: number, moved: Span): Part[] | null {
  const clash = parts.some((other, place) => place !== at && other.start < moved.end && other.end > moved.start)
  return moved.end <= moved.start || clash ? null : parts.map((other, place) => (place === at ? partOf(desk.text, moved) : other))
}

/** Adds the selection to the annotation in hand as a further part; parts that touch become one. Says why where it cannot. */
export function addPart(desk: Desk): void {
  const span = meantSpan(desk, false)
  const annotation = span && desk.takesPart(span)
  if (annotation) addTo(desk, annotation, span)
  else desk.say(!desk.inHand ? words.noSpan : span ? words.partThere : words.nothingSelected)
}

/** Takes the part at the caret out of the focused annotation, which keeps the others. */
export function removePart(desk: Desk): void {
  const parts = desk.focused?.parts ?? []
  const at = partAtCaret(desk)
  const gone = parts[at]
  if (parts.length < 2) desk.say(words.onlyPart)
  else if (!gone) desk.say(words.caretInPart)
  else if (desk.update(words.partRemoved, { parts: parts.filter((_, place) => place !== at) })) {
    const quote = desk.text.characters.slice(gone.start, gone.end)
    desk.say(words.partRemovedWords(tagName(desk.tagset, desk.focused?.tag ?? ''), quote), () => back(desk, 'undo'))
  }
}

function addTo(desk: Desk, annotation: Annotation, span: Span): void {
  const parts = joined([...annotation.parts, span]).map((part) => partOf(desk.text, part))
  const name = tagName(desk.tagset, annotation.tag)
  if (parts.length > 1 && !findTag(desk.tagset, annotation.tag)?.multipart) desk.say(words.onePart(name))
  else if (desk.updateOf(annotation.id, words.partAdded(name), { parts })) {
    desk.select({ start: span.start, end: span.start })
    desk.focus(annotation.id, false)
    desk.tell(words.partAddedWords(name, desk.text.characters.slice(span.start, span.end)))
  }
}

function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1)
    if (last && start <= last.end) found[found.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    else found.push({ start, end })
  }
  return found
}
