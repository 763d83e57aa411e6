'use client'
import { ChannelSample } from '@/components/article/ChannelSample'
import { channelOf } from '@/components/article/channels'
import { KeyBar, KeyBarRule, KeyButton } from '@/components/shell/KeyBar'
import { tagCommands } from './commands'
import type { Desk } from './desk'
import { printedKey } from './keymap'
import { shortLayerName } from './use-desk'

/** The bar at the bottom: the layers, and what the keys do now. A click on it leaves the caret where it is. */
export function AnnotateKeys({ desk }: { desk: Desk }) {
  const { tagset, layer, focused, locked } = desk
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus in the text
    <div onMouseDown={(event) => event.preventDefault()}>
      <KeyBar>
        {tagset.layers.map((one) => (
          <KeyButton
            key={one.key}
            mark={<ChannelSample look={{ channel: channelOf(tagset, one.key), line: 'solid' }} />}
            aria-pressed={layer === one.key}
            onClick={() => desk.setLayer(one.key)}
          >
            {shortLayerName(one.name)}
          </KeyButton>
        ))}
        <KeyBarRule />
        {tagCommands(desk).map((command) => (
          <KeyButton
            key={command.id}
            keys={command.keys.map(printedKey)}
            raised={`tag ${focused?.tag}` === command.id}
            disabled={locked}
            onClick={() => command.run(desk)}
          >
            {command.name}
          </KeyButton>
        ))}
      </KeyBar>
    </div>
  )
}
