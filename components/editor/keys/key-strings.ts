import type { KeyProblem } from '@/lib/domain/keys/allowed-keys'

const listed = (names: readonly string[]) => new Intl.ListFormat('en-GB').format(names)

/** The words of the keys sheet. */
export const keyWords = {
  find: 'Find a command or a key',
  nothing: 'No command has this name or key.',
  how: 'Press a key to change it, then the new one.',
  none: 'none',
  exact: 'With Alt: these very characters',
  exactKey: 'and its key',
  /** holds what the button shows */
  change: (name: string, shown: string) => `${name}: ${shown}. Change`,
  changed: 'changed',
  pressing: 'Press a key',
  press: (name: string) => `Press the new key for “${name}”. Esc leaves it, ⌫ gives it none.`,
  problems: {
    leaves: 'Esc leaves: it can be no other command’s.',
    caret: 'It moves the caret, selects or scrolls.',
    browser: 'It belongs to the browser or the system.',
    writes: 'With Ctrl and Alt some keyboards write characters.',
    fields: 'This command can be called outside of the text too, where that key does something else.',
    unusual: 'Browsers do not tell this key apart from others everywhere.',
  } satisfies Record<KeyProblem, string>,
  refused: (key: string, why: string) => `${key}: ${why} Press another.`,
  unnamed: 'This key',
  exactHeld: (key: string, name: string) => `${key}: ${name}. It follows from the tag’s own key. Press another.`,
  held: (key: string, names: readonly string[]) => `${key} is the key of ${listed(names.map((name) => `“${name}”`))}.`,
  takeOver: 'Take it over',
  leave: 'Leave it',
  given: (name: string, key: string) => `“${name}” has ${key} now.`,
  taken: (name: string, key: string, from: readonly string[]) =>
    `“${name}” has ${key} now, taken from ${listed(from.map((one) => `“${one}”`))}.`,
  off: (name: string) => `“${name}” has no key now.`,
  reset: (name: string, key: string) => `Give “${name}” its usual key again: ${key}`,
  wasReset: (name: string) => `“${name}” is as usual again.`,
  resetAll: 'All as usual',
  wereReset: 'All keys are as usual again.',
  undo: 'Undo',
  redo: 'Redo',
  undone: 'Taken back.',
  redone: 'Done again.',
  unkept: (detail: string) => `Your account has not kept the keys yet. ${detail}`,
  again: 'Try again',
} as const
