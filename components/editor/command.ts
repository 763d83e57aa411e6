import type { Desk } from './desk'

export type CommandGroup = 'tags' | 'layers' | 'span' | 'edges' | 'selecting' | 'moving' | 'undo' | 'values' | 'screen' | 'help'

/**
 * One thing a reader can do. `keys` are named as `keymap.ts` says (`1`, `Shift+R`, `Mod+Z`); the first is the one shown.
 * A command without `when` can always be run; one whose `when` says no leaves its key to others and to the browser.
 */
export type Command = {
  readonly id: string
  readonly name: string
  readonly group: CommandGroup
  readonly keys: readonly string[]
  /** also outside the article's text: in the inspector, in a note */
  readonly anywhere?: boolean
  /** it answers what a gesture or the making of a relation asks: it has its key while that goes on, always the same */
  readonly mode?: 'attribute' | 'again' | 'paint' | 'link'
  readonly when?: (desk: Desk) => boolean
  readonly run: (desk: Desk) => void
}
