/**
 * Why a key cannot be a command's: `leaves` Escape always leaves what goes on; `caret` moves the caret, selects or scrolls;
 * `browser` is the browser's or the system's; `writes` writes characters on some keyboards; `fields` means something of its own
 * outside of the text; `unusual` is not told apart from others everywhere.
 */
export type KeyProblem = 'leaves' | 'caret' | 'browser' | 'writes' | 'fields' | 'unusual'

type Parts = { readonly mod: boolean; readonly alt: boolean; readonly shift: boolean; readonly base: string }
const NAME = /^(Mod\+)?(Alt\+)?(Shift\+)?(.+)$/su

/** The modifiers of a key's name (`Mod+Alt+Shift+…`, always in this order) and the key itself; null for what names none. */
export function partsOfKey(name: string): Parts | null {
  const [, mod, alt, shift, base] = NAME.exec(name) ?? []
  return base === undefined ? null : { mod: Boolean(mod), alt: Boolean(alt), shift: Boolean(shift), base }
}

/** The same key with Alt, or null where it has Alt, or Ctrl and Alt would write. */
export function withAlt(name: string): string | null {
  const parts = partsOfKey(name)
  return !parts || parts.alt || parts.mod ? null : `Alt+${name}`
}

const CARET = /^(Arrow(Left|Right|Up|Down)|Home|End|Page(Up|Down)|\s)$/
const NAMED = new Set(['Enter', 'Tab', 'Backspace', 'Delete'])
/** The others open help, find, reload, fill the screen, open the console or the browser's menus. */
const FUNCTION_KEYS = new Set(['F2', 'F4', 'F6', 'F8', 'F9'])
/** With Ctrl or ⌘ all but these copy, find, print, zoom, or open and close tabs and windows somewhere. */
const WITH_MOD = new Set([...'BDEIKSYZ/.;', 'Enter'])
const WITH_MOD_AND_SHIFT = new Set([...'DEFLSUXYZ', 'Enter'])
/** These open the address or a menu. */
const NOT_WITH_ALT = new Set([...'DEF', 'Tab'])

/** Why no command can have this key, or null where one can. `anywhere`: for a command that is also run outside of the text. */
export function keyProblem(name: string, anywhere = false): KeyProblem | null {
  const parts = partsOfKey(name)
  if (!parts) return 'unusual'
  return problemOfBase(parts) ?? problemOfModifiers(parts) ?? (anywhere && isOfFields(parts) ? 'fields' : null)
}

function problemOfBase({ mod, alt, base }: Parts): KeyProblem | null {
  if (base === 'Escape') return 'leaves'
  if (CARET.test(base)) return alt && !mod && base.startsWith('Arrow') ? null : 'caret'
  if (/^F\d{1,2}$/.test(base)) return FUNCTION_KEYS.has(base) && !alt ? null : 'browser'
  return NAMED.has(base) || isCharacter(base) ? null : 'unusual'
}

function problemOfModifiers({ mod, alt, shift, base }: Parts): KeyProblem | null {
  if (mod && alt) return 'writes'
  if (mod) return (shift ? WITH_MOD_AND_SHIFT : WITH_MOD).has(base) ? null : 'browser'
  if (alt && NOT_WITH_ALT.has(base)) return 'browser'
  if (shift && base === 'Delete') return 'browser' // it cuts
  // a small letter is one without modifiers, a capital one with them; a sign is itself, with or without Shift
  if (/^[a-z]$/.test(base)) return alt || shift ? 'unusual' : null
  if (/^[A-Z]$/.test(base)) return alt || shift ? null : 'unusual'
  return shift && isCharacter(base) && !/^\d$/.test(base) ? 'unusual' : null
}

const isCharacter = (base: string) => base.length === 1 && /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(base)
const isOfFields = ({ mod, base }: Parts) => !mod && (NAMED.has(base) || base.startsWith('Arrow'))
