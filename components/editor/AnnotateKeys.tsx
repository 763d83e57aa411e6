'use client'
import { ChannelSample } from '@/components/article/ChannelSample'
import { channelOf } from '@/components/article/channels'
import { KeyBar, KeyButton, KeyGroup } from '@/components/shell/KeyBar'
import type { Command } from './command'
import { commandsOf, runnable, tagCommands } from './commands'
import type { Desk } from './desk'
import { gestureCommands } from './gesture-commands'
import { printedKey } from './keymap'
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
  const now = runnable(desk)
  const relate = commandsOf(desk).find(({ id }) => id === 'relate')
  const layerKey = (key: string) => commandsOf(desk).find(({ id }) => id === `layer ${key}`)?.keys[0]
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
                <ChannelSample
                  look={{ channel: channelOf(tagset, one.key), line: 'solid' }}
                  printed={printedKey(layerKey(one.key) ?? 'a')}
                />
              }
              aria-keyshortcuts={layerKey(one.key)}
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
        <KeyGroup wraps last={!busy && button('all tags')} room={[tagKeys(desk, words.allTags)]}>
          {under.map((command) => (
            <CommandButton key={command.id} desk={desk} command={command} />
          ))}
          {!busy && tagKeys(desk)}
        </KeyGroup>
      </KeyBar>
    </div>
  )
}

/** The tags of the layer in hand; with `further`, the room of one more key. */
function tagKeys(desk: Desk, further?: string) {
  const keys = tagCommands(desk).map((command) => (
    <KeyButton
      key={command.id}
      keys={command.keys.map(printedKey)}
      raised={`tag ${desk.focused?.tag}` === command.id}
      disabled={desk.locked}
      onClick={() => command.run(desk)}
    >
      {command.name}
    </KeyButton>
  ))
  return further === undefined
    ? keys
    : [
        ...keys,
        <KeyButton key="further" keys="/">
          {further}
        </KeyButton>,
      ]
}

/** What stands beside the article by name already, and the way back, need no room in the bar. */
const isInBar = ({ keys: [key = ''] }: Command): boolean => !/^\d$|^Shift\+Tab$/.test(key)

function CommandButton({ desk, command, name = command.name }: { desk: Desk; command: Command; name?: string }) {
  return (
    <KeyButton keys={command.keys.slice(0, 1).map(printedKey)} onClick={() => command.run(desk)}>
      {name}
    </KeyButton>
  )
}
