'use client'
import { useEffect, useState } from 'react'
import { Dialog } from '@/components/ui/Dialog'
import type { Command } from './command'
import { wordsOf } from './command-words'
import { canRun, commandsOf, runnable } from './commands'
import type { Desk } from './desk'
import { printedKey } from './keymap'
import { KeysDialog } from './keys/KeysDialog'
import type { OwnKeysHeld } from './keys/use-own-keys'
import { words } from './strings'
import { TypeAhead } from './TypeAhead'
import { whyOff } from './why-not'

/** The palette (every command by name) and the sheet of all keys. Both read the one registry. */
export function CommandDialogs({ desk, own }: { desk: Desk; own: OwnKeysHeld }) {
  const close = (open: boolean) => !open && desk.open(null)
  const opens = desk.opened === 'palette'
  const [openings, setOpenings] = useState(0)
  useEffect(() => {
    if (opens) setOpenings((old) => old + 1) // opened again while it fades out it begins anew, too
  }, [opens])
  return (
    <>
      <Dialog title={words.palette} open={desk.opened === 'palette'} onOpenChange={close}>
        <Palette key={openings} desk={desk} />
      </Dialog>
      <KeysDialog desk={desk} own={own} />
    </>
  )
}

const choiceOf = ({ id, name, keys }: Command) => ({
  ...{ id, name, also: wordsOf({ id }) },
  keys: keys.slice(0, 1).map((key) => printedKey(key)),
})

/** Commands that there are but that do nothing now, each with what it waits for. */
function unrunnable(desk: Desk): { command: Command; why: string }[] {
  const runs = canRun(desk)
  return commandsOf(desk).flatMap((command) => {
    const why = runs(command) ? null : whyOff(desk, command)
    return why ? [{ command, why }] : []
  })
}

function Palette({ desk }: { desk: Desk }) {
  const commands = runnable(desk).filter((command) => command.id !== 'palette')
  const off = unrunnable(desk)
  return (
    <TypeAhead
      label={words.findCommand}
      nothing={words.noCommand}
      choices={[
        ...commands.map((command) => ({ ...choiceOf(command), hint: words.groups[command.group] })),
        ...off.map(({ command, why }) => ({ ...choiceOf(command), hint: why, off: true })),
      ]}
      onTake={(id) => {
        desk.open(null)
        const command = commands.find((one) => one.id === id)
        const why = off.find((one) => one.command.id === id)?.why
        // when the dialog has given the focus back
        setTimeout(() => (command ? command.run(desk) : why && desk.say(why)), 0)
      }}
    />
  )
}
