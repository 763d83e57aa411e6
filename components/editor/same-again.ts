import { v7 } from 'uuid'
import { tagName } from '@/components/article/channels'
import { hull } from '@/lib/domain/annotation/annotation'
import type { Change } from '@/lib/domain/annotation/change'
import { sameWords, untagged } from '@/lib/domain/annotation/same-words'
import type { Span } from '@/lib/domain/text/text'
import type { Command } from './command'
import type { Desk } from './desk'
import type { Again } from './gesture'
import { gestures } from './gesture-strings'
import { partOf } from './tagging'

/** Proposes every other place where the words of the focused annotation stand without its tag. */
export function beginAgain(desk: Desk): void {
  const like = desk.focused
  if (!like) return
  if (like.parts.length > 1) {
    desk.say(gestures.againParts)
    return
  }
  const places = untagged(sameWords(desk.text, hull(like.parts)), like.tag, desk.content.annotations.values())
  if (places.length === 0) {
    desk.say(gestures.againNone)
    return
  }
  const after = places.findIndex(({ start }) => start > hull(like.parts).start)
  goTo(desk, { kind: 'again', like, places, at: Math.max(0, after), skipped: new Set() })
}

function goTo(desk: Desk, gesture: Again): void {
  const place = gesture.places[gesture.at]
  desk.setGesture(gesture)
  if (place) desk.article.current?.scrollTo(place.start)
  desk.tell(gestures.againAt(gesture.at + 1, gesture.places.length, tagName(desk.tagset, gesture.like.tag)))
}

/** Tags the places as the first was: the same tag and attributes; a note says something of one place only. */
function tagPlaces(desk: Desk, { like }: Again, places: readonly Span[]): boolean {
  const changes = places.map((place): Change => {
    const annotation = { id: v7(), tag: like.tag, parts: [partOf(desk.text, place)], attributes: like.attributes }
    return { id: v7(), kind: 'create', annotation }
  })
  return desk.act(gestures.againDone(places.length, tagName(desk.tagset, like.tag)), changes, true)
}

function takeOne(desk: Desk, gesture: Again): void {
  const place = gesture.places[gesture.at]
  if (!place || !tagPlaces(desk, gesture, [place])) return
  const places = gesture.places.filter((one) => one !== place)
  if (places.length === 0) finish(desk, gesture)
  else goTo(desk, { ...gesture, places, at: gesture.at % places.length })
}

function finish(desk: Desk, { like }: Again): void {
  desk.setGesture(null)
  desk.focus(like.id)
}

/** What the keys do while the same words are looked through. */
export function againCommands(desk: Desk, gesture: Again): Command[] {
  const { places, at, skipped } = gesture
  const count = places.length
  const left = places.filter((place) => !skipped.has(place))
  const skip = () => {
    const place = places[at]
    goTo(desk, { ...gesture, at: (at + 1) % count, skipped: place ? new Set([...skipped, place]) : skipped })
  }
  const back = () => {
    const before = (at - 1 + count) % count
    goTo(desk, { ...gesture, at: before, skipped: new Set([...skipped].filter((place) => place !== places[before])) })
  }
  const all = () => {
    if (left.length === 0) desk.say(gestures.againAllSkipped)
    else if (tagPlaces(desk, gesture, left)) finish(desk, gesture)
  }
  return [
    { id: 'again take', name: gestures.againTake, group: 'span', keys: ['Enter'], run: () => takeOne(desk, gesture) },
    { id: 'again skip', name: gestures.againSkip, group: 'span', keys: ['Tab'], run: skip },
    { id: 'again back', name: gestures.againBack, group: 'span', keys: ['Shift+Tab'], run: back },
    { id: 'again all', name: gestures.againAll(left.length), group: 'span', keys: ['Shift+Enter'], run: all },
  ]
}
