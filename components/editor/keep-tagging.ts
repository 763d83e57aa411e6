import { tagName } from '@/components/article/channels'
import { findTag } from '@/lib/domain/tagset/tagset'
import type { Command } from './command'
import type { Desk } from './desk'
import type { Painting } from './gesture'
import { gestures } from './gesture-strings'

/** Takes the tag of the focused span, or of the last one, for every selection that follows. */
export function beginPainting(desk: Desk): void {
  const tag = desk.inHand?.tag ?? desk.lastTag
  if (!tag) {
    desk.say(gestures.paintFirst)
    return
  }
  desk.setGesture({ kind: 'paint', tag })
  desk.tell(gestures.painting(tagName(desk.tagset, tag)))
}

/** Tags what is selected, where anything is. */
export function paintSelection(desk: Desk, gesture: Painting): void {
  const tag = findTag(desk.tagset, gesture.tag)
  const { start, end } = desk.selection()
  if (tag && start !== end) desk.tagWith(tag)
}

/** What the keys do while a tag is kept. */
export function paintingCommands(desk: Desk, gesture: Painting): Command[] {
  return [
    {
      id: 'paint take',
      name: gestures.paintTake(tagName(desk.tagset, gesture.tag)),
      group: 'tags',
      keys: ['Enter'],
      run: () => paintSelection(desk, gesture),
    },
  ]
}
