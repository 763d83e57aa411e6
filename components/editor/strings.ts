import type { SaveState } from './outbox'

/** The words of the annotate screen. */
export const words = {
  article: 'Article',
  documents: 'Documents',
  save: (state: SaveState): string =>
    ({
      saved: 'Saved',
      saving: 'Saving',
      offline: `Offline, ${state.unsentCount} unsent`,
      'needs-you': state.signedOut ? `Sign in again, ${state.unsentCount} unsent` : `${state.refused.length} refused`,
    })[state.kind],
  notKept: 'This browser keeps nothing: changes are sent at once and are lost when the server cannot be reached.',
  submit: 'Submit reading',
  submitted: 'Submitted',
  readOnly: 'Read only',
  here: (place: number, count: number) => `${place} of ${count} here`,
  empty: 'Select words, then press a tag’s number. Tab goes from span to span.',
  sure: 'Sure?',
  note: 'Note',
  belongs: 'Belongs to',
  remove: 'Remove',
  putAside: 'Let it go',
  tagged: (tag: string) => `Tagged as ${tag}`,
  retaggedWithout: (tag: string, count: number) =>
    `Tagged as ${tag}; ${count === 1 ? 'a relation that does not fit it went' : `${count} relations that do not fit it went`}`,
  removed: (tag: string) => `Removed ${tag}`,
  set: (name: string, value: string) => `${name}: ${value}`,
  undone: (label: string) => `Undone: ${label}`,
  redone: (label: string) => `Done again: ${label}`,
  nothingSelected: 'Select words first.',
  readOnlySaid: 'This reading was submitted: it cannot be changed.',
  commands: {
    sentence: 'Select the sentence',
    paragraph: 'Select the paragraph',
    next: 'Next span',
    previous: 'Previous span',
    unfocus: 'Let go of the span',
    note: 'Write a note',
    remove: 'Remove the span’s tag',
    undo: 'Undo',
    redo: 'Redo',
    layer: (name: string) => `Take ${name} in hand`,
    soften: (name: string) => `Soften, hide or show ${name}`,
  },
} as const
