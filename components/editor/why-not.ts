import type { Command } from './command'
import type { Desk } from './desk'
import { words } from './strings'

const CHANGING = new Set(['part', 'part out', 'relate', 'again', 'attribute', 'paint', 'all tags', 'remove', 'undo', 'redo'])
const OF_A_SPAN = new Set(['part out', 'relate', 'relations', 'again', 'remove', 'note'])

/** Why a command that cannot be run now is shown all the same where commands are looked for by name; null where it is not. */
export function whyOff(desk: Desk, command: Command): string | null {
  if (command.mode) return null
  const ofSpan = command.group === 'edges' || command.id === 'values' || command.id === 'discuss'
  return whyNot(desk, command) ?? (ofSpan && !desk.focused ? words.focusFirst : null)
}

/** Why the key of a command that cannot be run now does nothing; null where the key is left to the browser. */
export function whyNot(desk: Desk, { id, group }: Command): string | null {
  if (desk.locked && (CHANGING.has(id) || group === 'tags')) return words.readOnlySaid
  if (!desk.focused && (OF_A_SPAN.has(id) || group === 'edges')) return words.focusFirst
  return id === 'relations' ? words.noRelations : null
}
