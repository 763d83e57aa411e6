'use client'
import { useEffect, useState } from 'react'
import { Dialog } from '@/components/ui/Dialog'
import { Kbd } from '@/components/ui/Kbd'
import type { Command, CommandGroup } from './command'
import { wordsOf } from './command-words'
import { commandsOf, runnable } from './commands'
import type { Desk } from './desk'
import { printedKey } from './keymap'
import { words } from './strings'
import { TypeAhead } from './TypeAhead'

/** The palette (every command by name) and the sheet of all keys. Both read the one registry. */
export function CommandDialogs({ desk }: { desk: Desk }) {
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
      <Dialog title={words.keys} wide open={desk.opened === 'keys'} onOpenChange={close}>
        <KeySheet desk={desk} />
      </Dialog>
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
        keys: keys.slice(0, 1).map(printedKey),
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

/** All groups that there are: no key can be left out of the sheet. */
const GROUPS = Object.keys(words.groups) as CommandGroup[]

function KeySheet({ desk }: { desk: Desk }) {
  const commands = commandsOf(desk).filter((command) => command.keys.length > 0)
  return (
    <div className="gap-8 sm:columns-2">
      {GROUPS.map((group) => ({ group, rows: commands.filter((command) => command.group === group) }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ group, rows }) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1.5 font-medium text-13 text-ink-2">{words.groups[group]}</h3>
            <dl>{rows.map(KeyRow)}</dl>
          </section>
        ))}
    </div>
  )
}

function KeyRow({ id, name, keys }: Command) {
  return (
    <div key={id} className="flex items-baseline justify-between gap-3 py-0.5 text-sm">
      <dt>{name}</dt>
      <dd className="flex shrink-0 gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{printedKey(key)}</Kbd>
        ))}
      </dd>
    </div>
  )
}
