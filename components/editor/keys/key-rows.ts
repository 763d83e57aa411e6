import { holdersOf, isFixed, sameKeys } from '@/lib/domain/keys/own-keys'
import type { Command, CommandGroup } from '../command'
import { commandsOf, isExactCommand, isTagCommand, usualCommands } from '../commands'
import type { Desk } from '../desk'
import { printedKey } from '../keymap'
import { words } from '../strings'

/** A line of the keys sheet: a command with the keys it has now and those it usually has. */
export type KeyLine = {
  readonly command: Command
  readonly usual: readonly string[]
  readonly fixed: boolean
  /** whether it has other keys than usual, given by the reader or lost to another command */
  readonly changed: boolean
  /** whether the reader gave it its keys */
  readonly own: boolean
}

/** A line for every command; those that follow from a tag's key are said at once elsewhere. */
export function keyLines(desk: Desk): KeyLine[] {
  const usual = new Map(usualCommands(desk).map((command) => [command.id, command]))
  return commandsOf(desk)
    .filter((command) => !isExactCommand(command))
    .map((command) => {
      const before = usual.get(command.id)?.keys ?? []
      const own = desk.ownKeys.has(command.id)
      return { command, usual: before, fixed: isFixed(command), changed: own || !sameKeys(before, command.keys), own }
    })
}

/** All groups that there are: no command can be left out of the sheet. */
const GROUPS = Object.keys(words.groups) as CommandGroup[]

/** The lines by group, as far as every typed word stands in a command's name, its group's or its keys. */
export function groupedLines(lines: readonly KeyLine[], typed: string): { group: CommandGroup; lines: KeyLine[] }[] {
  const wanted = typed.toLowerCase().trim().split(/\s+/)
  const isFound = ({ command }: KeyLine) => {
    const said = `${command.name} ${words.groups[command.group]}`.toLowerCase()
    const keys = command.keys.map((key) => printedKey(key).toLowerCase())
    return keys.includes(wanted.join(' ')) || wanted.every((part) => said.includes(part) || keys.includes(part))
  }
  return GROUPS.map((group) => ({ group, lines: lines.filter((line) => line.command.group === group && isFound(line)) })).filter(
    (one) => one.lines.length > 0,
  )
}

/** Whoever else has the key: for a tag among what has keys beside it, for any other command whichever layer is in hand. */
export function otherHolders(desk: Desk, command: Command, key: string): Command[] {
  const layers = isTagCommand(command) ? [desk.layer] : [desk.layer, ...desk.tagset.layers.map((one) => one.key)]
  const all = [...new Set(layers)].flatMap((layer) => holdersOf(commandsOf({ ...desk, layer }), command.id, key))
  return [...new Map(all.map((one) => [one.id, one])).values()]
}
