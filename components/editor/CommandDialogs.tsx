'use client'
import { useEffect, useState } from 'react'
import { Dialog } from '@/components/ui/Dialog'
import { wordsOf } from './command-words'
import { runnable } from './commands'
import type { Desk } from './desk'
import { printedKey } from './keymap'
import { KeysDialog } from './keys/KeysDialog'
import type { OwnKeysHeld } from './keys/use-own-keys'
import { words } from './strings'
import { TypeAhead } from './TypeAhead'

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

function Palette({ desk }: { desk: Desk }) {
  const commands = runnable(desk).filter((command) => command.id !== 'palette')
  return (
    <TypeAhead
      label={words.findCommand}
      nothing={words.noCommand}
      choices={commands.map(({ id, name, group, keys }) => ({
        id,
        name,
        also: wordsOf({ id }),
        hint: words.groups[group],
        keys: keys.slice(0, 1).map((key) => printedKey(key)),
      }))}
      onTake={(id) => {
        desk.open(null)
        const command = commands.find((one) => one.id === id)
        // when the dialog has given the focus back
        setTimeout(() => command?.run(desk), 0)
      }}
    />
  )
}
