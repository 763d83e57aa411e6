import type { Command } from './command'

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>
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
  const shift = event.shiftKey && !SYMBOLS.has(base)
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
const isApple = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** A key's name as it is printed on this keyboard: `⇧R`, `⌘Z` or `Ctrl Z`. */
export function printedKey(name: string): string {
  const [mod, alt] = isApple() ? ['⌘', '⌥'] : ['Ctrl ', 'Alt ']
  return name
    .split('+')
    .map((one, at, all) => (one === '' && at === all.length - 1 ? '+' : one === 'Mod' ? mod : one === 'Alt' ? alt : (PRINTED[one] ?? one)))
    .join('')
}
