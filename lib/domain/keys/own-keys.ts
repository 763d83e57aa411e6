import { keyProblem } from './allowed-keys'

/** By a command's id the keys that a reader gave it in place of its usual ones; an empty list is no key at all. */
export type OwnKeys = ReadonlyMap<string, readonly string[]>
/** The same as it is kept and sent. */
export type KeptKeys = Readonly<Record<string, readonly string[]>>

/** At most so many commands have keys of their own, and so many each. */
export const MOST_COMMANDS = 400
export const MOST_KEYS = 4
/** An id is as long as the longest names of a tagset make it; a key's name is short. */
export const LONGEST_ID = 300
export const LONGEST_KEY = 40

/** What a command is to those who give out keys. */
export type Keyed = {
  readonly id: string
  readonly keys: readonly string[]
  readonly anywhere?: boolean
  /** it answers what is asked while something goes on, and has its key only then */
  readonly mode?: string
}

/** Whether its keys always stay: those that answer what is asked, and Escape. */
export const isFixed = ({ mode, keys }: Keyed): boolean => mode !== undefined || keys.includes('Escape')

/** What is kept, as far as it is such: anything else in it is left out. */
export function readOwnKeys(kept: unknown): OwnKeys {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return new Map()
  return new Map(
    Object.entries(kept)
      .filter(([id, keys]) => id.length <= LONGEST_ID && Array.isArray(keys))
      .slice(0, MOST_COMMANDS)
      .map(([id, keys]) => [id, (keys as unknown[]).filter(isUsable).slice(0, MOST_KEYS)] as const),
  )
}
const isUsable = (key: unknown): key is string => typeof key === 'string' && key.length <= LONGEST_KEY && keyProblem(key) === null

export const keptKeys = (own: OwnKeys): KeptKeys => Object.fromEntries(own)

/**
 * The commands that can be run at the same time, in their order, each with the keys it has now. No two of one mode share a key:
 * one that the reader gave goes before a usual one, and among equals the first command has it. What is kept of commands
 * that are not among these means nothing here.
 */
export function withOwnKeys<C extends Keyed>(commands: readonly C[], own: OwnKeys): C[] {
  const taken = new Set<string>()
  const free = (keys: readonly string[], fits: (key: string) => boolean) =>
    [...new Set(keys)].filter((key) => {
      const is = fits(key) && !taken.has(key)
      if (is) taken.add(key)
      return is
    })
  const given = new Map<C, readonly string[]>()
  for (const command of commands) {
    const keys = isFixed(command) ? undefined : own.get(command.id)
    if (keys)
      given.set(
        command,
        free(keys, (key) => keyProblem(key, command.anywhere) === null),
      )
  }
  return commands.map((command) => {
    if (command.mode !== undefined) return command
    return { ...command, keys: given.get(command) ?? free(command.keys, () => true) }
  })
}

/** The commands that have a key now besides the one named. */
export const holdersOf = <C extends Keyed>(commands: readonly C[], id: string, key: string): C[] =>
  commands.filter((command) => command.id !== id && command.mode === undefined && command.keys.includes(key))

/** Gives a command these keys, and takes them from those that the reader had given them to. `usual`: what it has when nothing is kept. */
export function giveKeys(own: OwnKeys, id: string, keys: readonly string[], { usual, from }: Given): OwnKeys {
  const next = new Map(own)
  for (const holder of from) {
    const held = next.get(holder)
    if (held)
      next.set(
        holder,
        held.filter((key) => !keys.includes(key)),
      )
  }
  if (sameKeys(keys, usual)) next.delete(id)
  else next.set(id, keys)
  return next
}
type Given = { readonly usual: readonly string[]; readonly from: readonly string[] }

/**
 * What was changed here from `base` to `mine`, done to what another device has kept meanwhile. A key that was given here is taken
 * from the commands that had been given it there.
 */
export function mergeKeys(base: OwnKeys, mine: OwnKeys, theirs: OwnKeys): OwnKeys {
  const changed = new Set([...base.keys(), ...mine.keys()].filter((id) => !sameGiven(base.get(id), mine.get(id))))
  const given = new Set([...changed].flatMap((id) => (mine.get(id) ?? []).filter((key) => !base.get(id)?.includes(key))))
  const others = [...theirs].filter(([id]) => !changed.has(id)).map(([id, keys]) => [id, keys.filter((key) => !given.has(key))] as const)
  return new Map([...others, ...[...mine].filter(([id]) => changed.has(id))])
}
const sameGiven = (a: readonly string[] | undefined, b: readonly string[] | undefined) => (a && b ? sameKeys(a, b) : a === b)

/** A command has its usual keys again. */
export function resetKeys(own: OwnKeys, id: string): OwnKeys {
  const next = new Map(own)
  next.delete(id)
  return next
}

export const sameKeys = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key, at) => key === b[at])
