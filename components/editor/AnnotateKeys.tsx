'use client'
import { ChannelSample } from '@/components/article/ChannelSample'
import { channelOf } from '@/components/article/channels'
import { KeyBar, KeyButton, KeyGroup } from '@/components/shell/KeyBar'
import type { Command } from './command'
import { commandsOf, isTagCommand, tagCommands } from './commands'
import type { Desk } from './desk'
import { gestureCommands } from './gesture-commands'
import { useKeyWords, usePrintedKeys } from './keys/keys-now'
import { linkingCommands } from './linking'
import { words } from './strings'
import { shortLayerName } from './use-desk'

/** How a layer's button shows whether the layer is softened or hidden. */
const VIEW_CLASS = { full: undefined, soft: 'opacity-80', hidden: 'border-dashed !border-ink-faint' } as const

/** The bar at the bottom: the layers, and what the keys do now. A click on it leaves the caret where it is. */
export function AnnotateKeys({ desk }: { desk: Desk }) {
  const { tagset, layer } = desk
  const under = desk.linking ? linkingCommands(desk) : gestureCommands(desk).filter(isInBar)
  const busy = under.length > 0
  const commands = commandsOf(desk)
  const now = commands.filter((command) => command.when?.(desk) ?? true)
  const relate = commands.find(({ id }) => id === 'relate')
  const layerKey = (key: string) => commands.find(({ id }) => id === `layer ${key}`)?.keys[0]
  const { printed, aria } = useKeyWords()
  const button = (id: string, short?: string) => {
    const command = now.find((one) => one.id === id)
    return command && <CommandButton desk={desk} command={command} name={short} />
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus in the text
    <div onMouseDown={(event) => event.preventDefault()}>
      <KeyBar
        grouped
        end={
          <>
            {/* its room is kept while there is nothing to relate: the bar stays as high as it is */}
            <span className={now.some(({ id }) => id === 'relate') ? undefined : 'invisible'}>
              {relate && <CommandButton desk={desk} command={relate} name={words.relate} />}
            </span>
            {button('keys', words.keys)}
          </>
        }
      >
        <KeyGroup>
          {tagset.layers.map((one) => (
            <KeyButton
              key={one.key}
              mark={
                <ChannelSample look={{ channel: channelOf(tagset, one.key), line: 'solid' }} printed={printed(layerKey(one.key) ?? 'a')} />
              }
              aria-keyshortcuts={aria(layerKey(one.key))}
              aria-pressed={layer === one.key}
              onClick={() => desk.setLayer(one.key)}
              className={VIEW_CLASS[desk.layers.get(one.key) ?? 'full']}
            >
              {shortLayerName(one.name)}
              {desk.layers.get(one.key) === 'hidden' && <span className="text-proof text-xs">{words.hidden}</span>}
              {desk.layers.get(one.key) === 'soft' && <span className="text-ink-3 text-xs">{words.softened}</span>}
            </KeyButton>
          ))}
        </KeyGroup>
        <KeyGroup wraps last={!busy && button('all tags')} room={[<TagKeys key="room" desk={desk} further={words.allTags} />]}>
          {under.map((command) => (
            <CommandButton key={command.id} desk={desk} command={command} />
          ))}
          {!busy && <TagKeys desk={desk} />}
        </KeyGroup>
      </KeyBar>
    </div>
  )
}

/** The tags of the layer in hand that have a key, or usually have one; with `further`, the room of one more key. */
function TagKeys({ desk, further }: { desk: Desk; further?: string }) {
  const { printed, aria } = useKeyWords()
  const keyOf = usePrintedKeys()
  const usual = new Set(tagCommands(desk).flatMap(({ id, keys }) => (keys.length > 0 ? [id] : [])))
  const shown = commandsOf(desk).filter((command) => isTagCommand(command) && (command.keys.length > 0 || usual.has(command.id)))
  return (
    <>
      {shown.map((command) => (
        <KeyButton
          key={command.id}
          keys={command.keys.slice(0, 1).map(printed)}
          aria-keyshortcuts={aria(command.keys[0])}
          raised={`tag ${desk.focused?.tag}` === command.id}
          disabled={desk.locked}
          onClick={() => command.run(desk)}
        >
          {command.name}
        </KeyButton>
      ))}
      {further && <KeyButton keys={keyOf('all tags')}>{further}</KeyButton>}
    </>
  )
}

/** What stands beside the article by name already, and the way back, need no room in the bar. */
const isInBar = ({ keys: [key = ''] }: Command): boolean => !/^\d$|^Shift\+Tab$/.test(key)

function CommandButton({ desk, command, name = command.name }: { desk: Desk; command: Command; name?: string }) {
  const { printed, aria } = useKeyWords()
  return (
    <KeyButton keys={command.keys.slice(0, 1).map(printed)} aria-keyshortcuts={aria(command.keys[0])} onClick={() => command.run(desk)}>
      {name}
    </KeyButton>
  )
}
