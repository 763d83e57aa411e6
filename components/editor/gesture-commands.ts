import { attributingCommands, beginAttribution, canAttribute } from './attributing'
import type { Command } from './command'
import type { Desk } from './desk'
import type { Gesture } from './gesture'
import { gestures } from './gesture-strings'
import { beginPainting, paintingCommands } from './keep-tagging'
import { againCommands, beginAgain } from './same-again'

/** What begins a gesture. */
export const BEGINNING: readonly Command[] = [
  {
    id: 'attribute',
    name: gestures.attribute,
    group: 'span',
    keys: ['Shift+Q'],
    when: (desk) => !desk.locked && canAttribute(desk.tagset),
    run: beginAttribution,
  },
  {
    id: 'again',
    name: gestures.again,
    group: 'span',
    keys: ['Shift+A'],
    when: (desk) => !desk.locked && desk.focused !== null,
    run: beginAgain,
  },
  { id: 'paint', name: gestures.paint, group: 'tags', keys: ['Shift+T'], when: (desk) => !desk.locked, run: beginPainting },
]

/** What the keys do while a gesture goes on, Escape last. */
export function gestureCommands(desk: Desk): Command[] {
  const { gesture } = desk
  if (!gesture) return []
  const painting = gesture.kind === 'paint'
  const stop: Command = {
    id: 'gesture stop',
    name: painting ? gestures.put : gestures.stop,
    group: 'span',
    keys: ['Escape'],
    run: (desk) => leave(desk, gesture),
  }
  return [...ownCommands(desk), stop].map((command) => ({ ...command, mode: gesture.kind }))
}

function leave(desk: Desk, gesture: Gesture): void {
  const content = gesture.kind === 'attribute' && gesture.ends.content
  if (content) desk.select(content)
  desk.setGesture(null)
  desk.tell(gestures.left)
  if (gesture.kind === 'again') desk.focus(gesture.like.id)
}

/** Leaves an attribution that is being made, with nothing made; false where there is none. */
export function leaveAttribution(desk: Desk): boolean {
  if (desk.gesture?.kind !== 'attribute') return false
  leave(desk, desk.gesture)
  return true
}

function ownCommands(desk: Desk): Command[] {
  const { gesture } = desk
  if (gesture?.kind === 'attribute') return attributingCommands(desk, gesture)
  if (gesture?.kind === 'again') return againCommands(desk, gesture)
  return gesture ? paintingCommands(desk, gesture) : []
}
