/** What a key asks for. `tag` and `value` carry the place in the row of tags or the letter of a value. */
export type KeyCommand =
  | { readonly name: 'tag'; readonly place: number }
  | { readonly name: 'layer'; readonly place: number }
  | { readonly name: 'soften'; readonly place: number }
  | { readonly name: 'value'; readonly letter: string }
  | { readonly name: 'next' | 'previous' | 'unfocus' | 'remove' | 'undo' | 'redo' | 'sentence' | 'paragraph' | 'note' }

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>
const LAYERS = ['S', 'F', 'B']
const NAMED: Readonly<Record<string, 'unfocus' | 'remove' | 'sentence' | 'paragraph' | 'note'>> = {
  Escape: 'unfocus',
  Backspace: 'remove',
  Delete: 'remove',
  '.': 'sentence',
  ',': 'paragraph',
  N: 'note',
}

/** The command of a key, or null for one that is the browser's (arrows, Shift and arrows, copy). Capitals are Shift and the letter. */
export function commandOf({ key, code, ctrlKey, metaKey, shiftKey, altKey }: Pressed): KeyCommand | null {
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'z') return { name: shiftKey ? 'redo' : 'undo' }
  if (ctrlKey || metaKey || altKey) return null
  if (key === 'Tab') return { name: shiftKey ? 'previous' : 'next' }
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return shiftKey ? { name: 'soften', place: Number(digit) - 1 } : { name: 'tag', place: (Number(digit) + 9) % 10 }
  if (LAYERS.includes(key)) return { name: 'layer', place: LAYERS.indexOf(key) }
  const named = NAMED[key]
  if (named) return { name: named }
  return /^[a-z]$/.test(key) ? { name: 'value', letter: key } : null
}
