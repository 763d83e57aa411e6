import type { Command } from './command'

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>
/** A sign is itself however it is written: `+` is a key of its own here and Shift and another there. */
const isSign = (key: string) => key.length === 1 && !/[\s\dA-Z]/i.test(key)
/** Of the signs these are not the keyboard's digits with Shift: they stand where a digit is on some keyboards. */
const SYMBOLS = new Set(['/', '?', '.', ',', '+', '[', ']'])
/** On many keyboards these need a third level: AltGr (which some systems call Ctrl and Alt) or Option. */
const THIRD_LEVEL = new Set(['[', ']'])

/**
 * The names of a pressed key, the nearest first: `Mod+Shift+Z`, `Alt+1`, `Shift+R`, `Tab`, `/`, `a`. Digits go by their place
 * on the keyboard, letters too where it writes another script. A small letter is also its capital's, where nobody else takes it.
 */
function keyNames(event: Pressed): string[] {
  const base = baseOf(event)
  if (THIRD_LEVEL.has(base) && (event.altKey || !(event.ctrlKey || event.metaKey))) return [base]
  const mod = event.ctrlKey || event.metaKey
  const shift = event.shiftKey && !isSign(base)
  if (!mod && !event.altKey && !shift && /^[A-Z]$/.test(base)) return [base.toLowerCase(), `Shift+${base}`]
  return [[mod && 'Mod', event.altKey && 'Alt', shift && 'Shift', base].filter(Boolean).join('+')]
}

function baseOf({ key, code }: Pressed): string {
  if (SYMBOLS.has(key)) return key
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit) return digit
  if (/^[a-z]$/i.test(key)) return key.toUpperCase()
  return (key.length === 1 && /^Key([A-Z])$/.exec(code)?.[1]) || key
}

/** The name of a pressed key as it is given to a command; null while only Shift, Ctrl and the like are held. */
export function nameOfKey(event: Pressed): string | null {
  return MODIFIERS.has(event.key) ? null : (keyNames(event)[0] ?? null)
}
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'OS', 'CapsLock', 'NumLock', 'Fn'])

/** The command of a pressed key, or null for one that is the browser's (arrows, Shift and arrows, copy). */
export function commandOfKey(commands: readonly Command[], event: Pressed): Command | null {
  for (const name of keyNames(event)) {
    const found = commands.find((command) => command.keys.includes(name))
    if (found) return found
  }
  return null
}

const PRINTED: Readonly<Record<string, string>> = {
  Shift: '⇧',
  Backspace: '⌫',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}
export const isApple = (): boolean => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** A key's name as it is printed on this keyboard: `⇧R`, `⌘Z` or `Ctrl Z`. */
export function printedKey(name: string, apple = isApple()): string {
  const [mod, alt] = apple ? ['⌘', '⌥'] : ['Ctrl ', 'Alt ']
  return name
    .split('+')
    .map((one, at, all) => (one === '' && at === all.length - 1 ? '+' : one === 'Mod' ? mod : one === 'Alt' ? alt : (PRINTED[one] ?? one)))
    .join('')
}

/** The first key of a command as it is printed; null for a command that has none or is not there. */
export function printedOf(commands: readonly Command[], id: string): string | null {
  const key = commands.find((command) => command.id === id)?.keys[0]
  return key === undefined ? null : printedKey(key)
}

/** A key's name as `aria-keyshortcuts` says it. */
export const ariaKey = (name: string | undefined, apple = isApple()): string | undefined =>
  name
    ?.replace(/^Mod\+/, apple ? 'Meta+' : 'Control+')
    .replace(/\+$/, 'Plus')
    .replace(/ $/, 'Space')
