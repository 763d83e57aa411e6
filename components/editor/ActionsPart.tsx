import { InspectorPart } from '@/components/shell/ArticleFrame'
import { Kbd } from '@/components/ui/Kbd'
import { runnable } from './commands'
import type { Desk } from './desk'
import { gestures } from './gesture-strings'
import { ariaKey, printedKey } from './keymap'
import { words } from './strings'

/** What can be done with the focused span, for those who do not know the keys or have none. */
const ACTIONS: readonly (readonly [id: string, name: string])[] = [
  ['attribute', gestures.attributeShort],
  ['again', gestures.againShort],
  ['relate', words.relate],
  ['relations', words.relations],
  ['remove', words.remove],
  ['undo', words.undo],
]

/** Buttons of the commands of the focused span, and of undoing the last step. */
export function ActionsPart({ desk }: { desk: Desk }) {
  const now = runnable(desk)
  const offered = ACTIONS.flatMap(([id, name]) => now.filter((command) => command.id === id).map((command) => ({ command, name })))
  if (desk.locked || offered.length === 0) return null
  return (
    <InspectorPart>
      <div className="-mx-2 flex flex-wrap gap-1">
        {offered.map(({ command, name }) => (
          <button
            key={command.id}
            type="button"
            className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-13 text-ink-2 hover:bg-paper-2 hover:text-ink pointer-coarse:h-10 pointer-coarse:border pointer-coarse:border-rule pointer-coarse:px-3"
            aria-keyshortcuts={ariaKey(command.keys[0])}
            onClick={() => command.run(desk)}
          >
            {command.keys[0] && <Kbd className="pointer-coarse:hidden">{printedKey(command.keys[0])}</Kbd>}
            {name}
          </button>
        ))}
      </div>
    </InspectorPart>
  )
}
