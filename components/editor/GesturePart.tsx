import clsx from 'clsx'
import { tagName } from '@/components/article/channels'
import { InspectorPart } from '@/components/shell/ArticleFrame'
import { Kbd } from '@/components/ui/Kbd'
import { ATTRIBUTION_ENDS } from '@/lib/domain/attribution/propose-attribution'
import type { Command } from './command'
import type { Desk } from './desk'
import type { Attributing } from './gesture'
import { gestureCommands } from './gesture-commands'
import { gestures } from './gesture-strings'
import { printedKey } from './keymap'

/** What stands beside the article while a gesture goes on: what it has so far, and what can be done with it. */
export function GesturePart({ desk }: { desk: Desk }) {
  const { gesture, tagset } = desk
  if (!gesture) return null
  const ends = gesture.kind === 'attribute'
  const title = ends ? gestures.attribution : tagName(tagset, gesture.kind === 'again' ? gesture.like.tag : gesture.tag)
  const commands = gestureCommands(desk).filter(({ id }) => !ATTRIBUTION_ENDS.some((end) => id === `attribute ${end}`))
  return (
    <>
      <InspectorPart title={title}>
        {ends && <Ends desk={desk} gesture={gesture} />}
        {gesture.kind === 'again' && <p className="text-13 text-ink-2">{gestures.againAt(gesture.at + 1, gesture.places.length, title)}</p>}
        {gesture.kind === 'paint' && <p className="text-13 text-ink-2">{gestures.painting(title)}</p>}
      </InspectorPart>
      <InspectorPart>
        <ul className="-mx-2 flex flex-col gap-0.5">
          {commands.map((command) => (
            <li key={command.id}>
              <Does desk={desk} command={command} />
            </li>
          ))}
        </ul>
      </InspectorPart>
    </>
  )
}

/** The three ends of an attribution with their words; the one in hand stands out. */
function Ends({ desk, gesture }: { desk: Desk; gesture: Attributing }) {
  const commands = gestureCommands(desk)
  return (
    <>
      <ol className="-mx-2 flex flex-col gap-1">
        {ATTRIBUTION_ENDS.map((end, place) => {
          const span = gesture.ends[end]
          return (
            <li key={end}>
              <button
                type="button"
                aria-pressed={gesture.hand === end}
                onClick={() => commands.find(({ id }) => id === `attribute ${end}`)?.run(desk)}
                className="flex w-full items-start gap-3 rounded-md border border-transparent px-2 py-1.5 text-start aria-pressed:border-rule aria-pressed:bg-paper-2"
              >
                <Kbd>{place + 1}</Kbd>
                <span className="min-w-0">
                  <span className="block text-13 text-ink-2">{gestures.ends[end]}</span>
                  <span className={clsx('line-clamp-3 block', span ? 'font-serif' : 'text-13 text-ink-3')}>
                    {span ? desk.text.characters.slice(span.start, span.end) : gestures.nothing}
                  </span>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      <p className="mt-2 text-13 text-ink-2">{gestures.pointHint}</p>
    </>
  )
}

function Does({ desk, command }: { desk: Desk; command: Command }) {
  return (
    <button
      type="button"
      className="flex h-8 w-full items-center gap-2 rounded-md px-2 text-13 text-ink-2 hover:bg-paper-2 hover:text-ink pointer-coarse:h-10"
      onClick={() => command.run(desk)}
    >
      <Kbd className="pointer-coarse:hidden">{printedKey(command.keys[0] ?? '')}</Kbd>
      {command.name}
    </button>
  )
}
